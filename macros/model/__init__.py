"""What a plan is: typed, frozen, with places; the JSON Schemas of its files come from here.

From text to records: `base.py` what a record is, `reading.py` nodes into records with every fault, `mending.py` what is sound in a faulty
file, `edits.py` changes to nodes, `fields.py` single fields, `value.py` what may stand for a number, `formula.py` formulas
into trees, `split.py` and `cross.py` how a figure is divided. The records: `figure.py` facts, measures and groups, `subjects/` the files
of a plan, one module each, `axis.py` axes and members, `period.py` the period, `calendar.py` the working calendar, `times.py` the time
tree, `when.py` dates and deadlines, `repeating.py` what comes back, `settling.py` deadlines into dates, `kind.py` kinds of plan.
From records to a plan: `declared.py` numbers in their units, `expand.py` records into definitions, `measured.py` a target into its own,
`definition.py` what a definition is,
`rollup.py` sums over the plans of a group, `twin.py` a plan in another language, `naming.py` the names of an English one,
`page.py` the pages, `marks.py` digests that tell one state of a plan from another,
`settings.py` how much each rule matters and which generator makes the site, `plan.py` the plan, `loading.py` a folder into a plan,
`project.py` which plans a path means. What an approval holds: `texts.py` the texts of the data,
`seal.py` figures, texts, pages under one digest, `standing.py` which version is approved, `version_name.py` what a version may be called.
For editors: `schema.py` the schemas of the files and `split_schema.py` of what stands under split, hold and cross.
Registers: `beside.py` their CSV files, `ledger.py` their rows as read, `tally.py` what they count, `membership.py` what the axes count.
`staged.py` figures by stages and tiers.
"""

import os

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for them opens every installed package
