"""Acts told in words that no list of words foresees, found by small learnt models.

"He has slept at Harare Central since Monday", "two of her ribs are cracked": the rules
know neither. `marks` tells which words of a sentence tell an act, and of which code;
`whom` to whom it was done; `telling` how it is told; `find` makes deeds of what is
sure enough where the rules read nothing. All were taught by `tools/train_finder.py`
with sentences of our own (`tools/finder`) and the hand-coded texts of the tests.
"""
