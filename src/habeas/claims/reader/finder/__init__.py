"""Acts told in words that no list of words foresees, found by small learnt models.

"She slept two nights on the floor of a cell", "two of his ribs are cracked": the rules
know neither. `marks` tells which words of a sentence tell an act, and of which code;
`whom` to whom it was done; `telling` how it is told; `find` makes deeds of what is
sure enough where the rules read nothing, and `beside` puts what comes of them beside
what the rules read, which it never changes. All were taught by `tools/train_finder.py`
with sentences of our own (`tools/finder`) and the hand-coded texts of the tests.
"""
