"""Sentences in which somebody only stands beside what was done, each with its rows.

Who speaks, rules, defends, plays or is set apart ("it was A, not B, who") is no victim,
a paper or a firm is no person, and one named a sentence later is not told of twice. A
line is a text, then each act with its victim ("-" where it has no name). All invented.
"""

from __future__ import annotations

import pytest

from habeas.claims.reader.read import read

TAKEN = {"arrest", "detention", "mass_arrest"}
LINES = """
It was Asif Shah, not Imran Shah, who was taken by the Rangers. | taken Asif Shah
It was Asif Shah and not Imran Shah who was taken by the Rangers. | taken Asif Shah
It was Asif Shah, not his brother Imran, who had been beaten by police. | assault Asif Shah
It was not Imran Shah but his cousin Asif Shah who was taken. | taken Asif Shah
Not Imran Shah, but his cousin Asif Shah was arrested on Monday. | taken Asif Shah
According to his father, Ghulam Rasool, Ali Khan was picked up on 3 May. | taken Ali Khan
According to her husband, Ghulam Rasool, Nadia Khan was beaten. | assault Nadia Khan
Ali Khan was arrested on Monday. According to his lawyer, Faheem Otho, he was tortured. | taken Ali Khan; torture Ali Khan
Ali Khan was arrested on Monday. Lawyer Faheem Otho said police beat him in the lock-up. | taken Ali Khan; assault Ali Khan
Ali Khan was arrested on Monday. His lawyer Faheem Otho said police had beaten him. | taken Ali Khan; assault Ali Khan
Lawyer Faheem Otho said police beat him in front of the court. | assault Faheem Otho
The judge, Abdul Ghani Soomro, ordered that Ali Khan be set free. He is still in Sukkur jail. | taken Ali Khan
Ali Khan, who had been with Omar Jatoi when he was shot, ran away. |
Asad Mangi died in Rangers custody in August 2021. | death_in_custody Asad Mangi
Asad Mangi died in FC custody. | death_in_custody Asad Mangi
Nadia Khan, an organiser of the Textile Workers Union, who had been beaten in May, was arrested. | assault Nadia Khan; taken Nadia Khan
Reporter Mina Rai of Himal Sanchar was slapped by a constable. | assault Mina Rai
Two men were picked up in Turbat. The two, Ali Baloch and Omar Baloch, are students. | taken Ali Baloch; taken Omar Baloch
Three workers were arrested. Police named them as Ali Khan, Omar Khan and Asif Mirza. | taken Ali Khan; taken Omar Khan; taken Asif Mirza
Dr Sumon Barua, who treated Rina Begum, said the woman had been hit by a pellet. | injury Rina Begum
Nadia Khan and Sana Shah were at the gate. The woman was arrested. | taken -
A colleague of his, photographer Irfan Leghari, had been picked up. | taken Irfan Leghari
A cousin of hers, the student Irfan Leghari, was arrested. | taken Irfan Leghari
Ali Khan's bail hearing is set for 25 April. |
Ali Khan's bail application was fixed for Monday. |
Ali Khan's bail was granted on Monday. | bail Ali Khan
Striker Omar Jatoi was booked in the first half and suspended for two matches. |
Boxer Ali Khan beat Asif Mirza on points in Lyari. |
Asif Mirza was beaten by Ali Khan in the final. |
Ali Khan beat Asif Mirza by 3,000 votes in the by-election. |
Ali Khan was beaten by police in the final week. | assault Ali Khan
Ali Khan was beaten with sticks during the election in Sukkur. | assault Ali Khan
Fans beat the referee Omar Jatoi after the final. | assault Omar Jatoi
"""
CASES = [line.split(" |") for line in LINES.strip().splitlines()]


@pytest.mark.parametrize(("text", "rows"), CASES)
def test_who_stands_apart_is_told_of_no_deed(text: str, rows: str) -> None:
    """The acts told as done are those of the line, and no others."""
    found = read(text)
    names = {p["id"]: p["name"] or "-" for p in found["people"]}
    told = {
        f"{'taken' if a['type'] in TAKEN else a['type']} {names.get(v, '-')}"
        for a in found["acts"]
        if (a["modality"], a["polarity"]) == ("stated", "affirmed")
        if a["type"] not in {"hearing", "protest"}
        for v in a["victims"] or [""]
    }
    assert told == {row.strip() for row in rows.split(";") if row.strip()}


@pytest.mark.parametrize("name", ["Nova Knit", "Karnali Sandesh", "Himal Sanchar"])
def test_where_people_work_is_no_person(name: str) -> None:
    """A paper or a firm with a name like a person's is none."""
    text = f"Ali Khan, editor of {name}, and reporter Omar Rai of {name} were arrested."
    assert name not in [p["name"] for p in read(text)["people"]]
