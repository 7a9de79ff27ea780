"""Two versions of a plan: what changed, by how much, and which edited line caused it.

version.py a plan in one version · published.py one read from a plan.json · edits.py what was edited in its files, and every state in
between · members.py members new, gone and renamed · moves.py figures that changed · bridge.py what each edit did to them, adding up
exactly · words.py names, dates and lines of pages · guarding.py how far figures may move · difference.py all of it for one plan ·
report.py a comparison in words · as_text.py, as_markdown.py, as_html.py, as_json.py a comparison laid out ·
step.py what a published site keeps of one.
"""
