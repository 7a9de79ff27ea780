"""Data out: a computed plan as files for other programs, the same bytes from the same plan.

files.py all files of a plan by name · plan_json.py plan.json · plan.schema.json what stands in it · data_package.py datapackage.json ·
csv_tables.py its CSVs.
"""
