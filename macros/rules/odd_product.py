"""A price times a quantity is no money: the price is for another unit than the quantity counts.

Why: 3,000 a set times 10 pieces is nobody's amount; most often the unit of one of the two was copied from another line.

Example:
```yaml
# facts.yml
stands: {name: 展台, price: 3000元/套, quantity: 10个}
```

Instead: let the price be for what the quantity counts.
```yaml
# facts.yml
stands: {name: 展台, price: 3000元/套, quantity: 10套}
```

中文:
是什么：单价乘数量得不出金额：单价是每一种单位的，数量数的是另一种。
为什么：每套 3000 元乘 10 个，不是任何人要付的钱；多半是其中一个单位从别的行抄了过来。
怎么改：单价按数量的单位写；或者单价不写单位，就按每一单位多少元读。
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import say
from macros.compute.compute import Computed
from macros.compute.wording import number_text
from macros.source.finding import Finding
from macros.source.unit import YUAN

ID = "odd-product"


def check(computed: Computed) -> Iterator[Finding]:
    for figure in computed.figures.made():
        path = figure.path
        price, quantity = computed.figures.get(f"{path}.price"), computed.figures.get(f"{path}.quantity")
        if price is None or quantity is None or price.number is None or quantity.number is None or figure.computed is None:
            continue
        product = price.number.unit * quantity.number.unit
        told = product != YUAN or quantity.number.unit == YUAN  # so much money times so much money is no money
        if figure.inputs == (price.path, quantity.path) and told and ("元", 1) in (*price.number.unit.powers, *quantity.number.unit.powers):
            values = {"price": number_text(price.number), "quantity": number_text(quantity.number), "unit": str(product)}
            yield Finding(quantity.written, ID, say(ID, name=figure.name, **values), figure=path)
