"""Data out: a computed plan as files for other programs, the same bytes from the same plan.

files.py all files of a plan by name · plan_json.py plan.json · plan.schema.json what stands in it · data_package.py datapackage.json ·
csv_tables.py its CSVs · sheet.py a table of typed values and what makes them · divided.py tables of divided figures · grouped.py lines
with a total, sections of the data · formula.py formulas of the plan in a spreadsheet's language · workbook.py the tables as one workbook ·
page.py its rows, filed.py its file · listed.py registers, payouts, stages, scores ·
commas.py a table as CSV.
"""
