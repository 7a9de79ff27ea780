"""Pictures of figures as SVG, drawn when the site is built: no script, no package, the colours of the page.

A picture is as wide as its place and its letters keep their size: what runs along is in percent of the width, what runs down in pixels,
and what would not fit on a phone appears from a width on (classes `from-…`, container queries in theme/assets/charts.css).

Made of: svg.py elements · lettering.py how wide a text is · scale.py amounts along an axis · parts.py what a picture is drawn from ·
frame.py the figure around it, with legend and data · lanes.py rows with a name and a number · upright.py a grid with a scale at its left.
One file a picture: columns.py months with what they add up to · bars.py bars, and a target with its range · mix.py a ring ·
spending.py the budget under its limit · bridge.py from one total to another · cascade.py how an amount flows down · calendar.py phases and
milestones · organisation.py units and people · steps.py a rate by bands · payouts.py what it pays over a range · funnel.py what is left
from stage to stage. chart.py the pictures by the name pages call.
"""
