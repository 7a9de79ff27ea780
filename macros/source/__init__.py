"""Text to values that know file, line and column; nothing about plans.

What is said, and where: place.py where something stands · finding.py what is said about a place · waiver.py comments that let it pass.

Reading a file: node.py a YAML document as nodes · reader.py files to nodes, with everything surprising refused · decoding.py
bytes to text · scanning.py what can be said of a text before it is parsed · characters.py characters nobody sees · building.py
parser events to nodes · keys.py what keys may not be · nearest.py the names like a word · colons.py colons that are none ·
syntax.py YAML errors in plain words · pattern.py regular expressions that wait for their first use.

Numbers and dates: unit.py units of measure · english.py their English names · number.py an exact number or range · notation.py numbers
and ratios as people write them · grammar.py a written number taken apart · refusals.py why a text is no number · hanzi.py Chinese
numerals, for advice · rows.py CSV files to nodes · writing.py numbers back to text · dates.py days, months and periods · recurrence.py
what comes back regularly · every.py that in English.
"""
