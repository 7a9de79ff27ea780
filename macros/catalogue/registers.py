"""Sentences about registers, rules by bands, key figures by stage, funnels and places: key -> (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    # labels on pages
    "quantity": ("数量", "Quantity"),
    "payout-payout": ("应付", "Payout"),
    "payout-all": ("全部按所在档", "All at its band"),
    "payout-above": ("只算超出部分", "Only what is above"),
    "payout-mean": ("平均", "On average"),
    "whole-period": ("全期", "Whole"),
    "wanted": ("要求", "Wanted"),
    "verdict": ("结论", "Verdict"),
    "measure": ("指标", "Measure"),
    "step": ("步骤", "Step"),
    "step-rate": ("占上一步", "Of the step before"),
    "whole-rate": ("从头到尾", "First to last"),
    "no-periods": (
        "{figure} 不是按期给出的数；可用：{known}",
        "{figure} is not given by periods; known: {known}",
    ),
    "no-such-funnel": ("kpis.yml 里没有漏斗 {key}；可用：{known}", "kpis.yml has no funnel {key}; known: {known}"),
    "no-cases": (
        "{rule} 没有试算的情形；请写 scenarios 或 table",
        "{rule} has no cases to work out; add scenarios or a table",
    ),
    # registers
    "wrong-separator": (
        "格与格之间是 {sign}，应是半角逗号；请另存为“CSV UTF-8（逗号分隔）”",
        "the cells are parted by {sign}, commas are wanted; save the file as “CSV UTF-8 (comma delimited)”",
    ),
    "heading-blank": (
        "表头有一列没有名称；请写上列的键或名称，或删去这一列",
        "a column has no heading; write the key or name of a column, or delete this one",
    ),
    "quote-in-cell": (
        "引号不成对，或引号后面还有字；有引号的格整格用引号括起来，格里的引号写两个",
        "a quote is open, or something stands behind it; put the whole cell in quotes and write a quote inside it twice",
    ),
    "total-row": (
        "{name} 是合计行，会被再数一遍；请删去这一行，合计由门户来算",
        "{name} is a row of totals and would be counted once more; delete it, the sums are made here",
    ),
    "heading-unknown": (
        "表头 {name} 不是这本名册的列；请改成列的键或名称：{known}",
        "the heading {name} is no column of this register; write the key or name of one: {known}",
    ),
    "heading-not-id": (
        "第一列应是每行的键（如 id），这里却是列 {name}；请在前面加一列",
        "the first column holds the keys of the rows (id), here it is {name}; put a column before it",
    ),
    "cells-missing": (
        "这一行有 {got} 格，表头有 {wanted} 格；格里有逗号时用引号括起来",
        "this line has {got} cells, the head has {wanted}; quote a cell that holds a comma",
    ),
    "row-without-key": ("这一行没有写 {column}；第一列是每行的键，不能空", "this line has no {column}; the first column holds the keys"),
    "column-axis-taken": (
        "列 {key} 的可选值和同名的维度不一样；请换个列名，或写 member: {key}",
        "the choices of the column {key} differ from the axis of that name; rename the column, or write member: {key}",
    ),
    "column-not-summed": (
        "{column} 这一列不相加（单价、比率的合计没有意义）；要合计，在列里写 adds_up，如 mean",
        "{column} does not add up (a sum of prices or rates means nothing); say adds_up in the column, such as mean",
    ),
    "cell-outside-period": ("{day} 不在{axis}的范围里", "{day} is on no member of {axis}"),
    "cell-no-member": ("维度“{axis}”里没有成员 {got}；是不是 {known}？", "{axis} has no member {got}; did you mean {known}?"),
    "duplicate-row": (
        "{register}：{row} 与第 {line} 行的 {first} 重复（{columns}相同）；请删去一行，或用 unique 写明哪几列不能重复",
        "{register}: {row} repeats {first} of line {line} (same {columns}); delete one, or say under unique which columns must differ",
    ),
    "minimum-not-met": (
        "{register}：{member} 有 {count}，至少要 {least}{instead}；请补足，或在 except 里写明理由",
        "{register}: {member} has {count}, at least {least} wanted{instead}; add some, or give the reason under except",
    ),
    "minimum-computation": ("{member} {count}，至少 {least}", "{member} {count}, at least {least}"),
    "minimum-none": ("没有", "none"),
    "minimum-instead": ("（或 {what}）", " (or {what})"),
    "member-not-covered": (
        "{register}：{axis} 的 {members} 一行也没有；请补上，或从 complete 里去掉这个维度",
        "{register}: {members} of {axis} have no row; add them, or take the axis out of complete",
    ),
    # figures by stages, funnels, products, places
    "not-monotone": (
        "{name} 应{way}，而 {other} 的 {after} 与 {one} 的 {before} 相反；请改正这一期，或不写 monotone",
        "{name} should {way}, but {other} has {after} after {before} in {one}; correct it, or leave monotone out",
    ),
    "monotone-up": ("一期不低于一期", "never fall"),
    "monotone-down": ("一期不高于一期", "never rise"),
    "monotone-computation": ("{name}：{before} → {after}", "{name}: {before} → {after}"),
    "odd-product": (
        "{name}：单价 {price} 乘数量 {quantity}，单位成了 {unit}；请让单价和数量用同一种单位",
        "{name}: {price} times {quantity} makes {unit}; let price and quantity count the same thing",
    ),
    "funnel-widens": (
        "{name} {after}，比上一步 {before} 还多；请改数或次序，确实可以更多的写 widens: true",
        "{name} is {after}, more than the {before} before it; correct the number or the order, or write widens: true",
    ),
    "funnel-computation": ("{name} {after} ≤ 上一步 {before}", "{name} {after} ≤ {before} before it"),
    "place-twice": (
        "{place} 写在两处：{first}、{second}；汇总时会数两次，请只留一处",
        "{place} stands twice: {first} and {second}; sums count it twice, keep one",
    ),
    "place-within": (
        "{place} 在{outer}之内，而两者分列为 {first}、{second}；汇总时会数两次，请把 {place} 写在{outer}下面",
        "{place} lies within {outer}, but they stand apart as {first} and {second}; put {place} below {outer}",
    ),
    "file-kpis": ("阶段指标", "Key figures"),
    "missing-total": (
        "{name} 只有各项，没有声明合计；{kind} 类计划必须写上商定的合计",
        "{name} has its parts but no stated total; a plan of the kind {kind} states the one agreed on",
    ),
    "band-meets": ("{name}：前一档到 {end}，这一档从 {begin} 起，正好接上", "{name}: one band ends at {end}, the next begins at {begin}"),
    # rules by bands
    "odd-steps": (
        "试算表从 from 到 to 每隔 step 一行，三个都是确定的数，from 小于 to，至多 {most} 行",
        "a payout table goes from `from` to `to` by `step`: single numbers, from below to, at most {most} steps",
    ),
    "no-band": ("这个数量不在任何一档里；请补上那一档", "no band holds this quantity; add one"),
    "no-such-rule": ("没有叫 {text} 的分档规则；可用：{known}", "there is no rule by bands {text}; known: {known}"),
    "formula-rule": (
        "函数 {text} 的第一个参数是分档规则的名字，如 {text}(strategy.rebates.volume, 450套)",
        "the first argument of {text} names a rule by bands: {text}(strategy.rebates.volume, 450套)",
    ),
    "bad-years": ("年数应是 1 到 {most} 的整数", "the years are a whole number from 1 to {most}"),
    "bad-growth": ("年增长率要从大于零的数算起", "growth a year starts from a number above zero"),
    "tier-reading-missing": (
        "{name}：没有说到了一档以后怎样算。{quantity}时，全部按所在档是 {all}，只算超出部分是 {above}；请写 applies: all 或 applies: above",
        "{name}: does a band count for all or above its beginning only? {quantity} pays {all} or {above}; write applies: all or above",
    ),
    "price-outside-band": (
        "{name} 的价格 {price} 不在它定位的价格档“{segment}”（{band}）里；请改价格、改定位，或改价格档",
        "the price {price} of {name} lies outside its segment {segment} ({band}); change the price, the segment or the band",
    ),
    "price-computation": ("{name} {price}，价格档“{segment}” {band}", "{name} {price}, segment {segment} {band}"),
    "no-such-segment": ("没有叫 {got} 的价格档；请写 {known} 之一", "there is no segment {got}; known: {known}"),
    "segment-twice": (
        "不止一套价格档里有 {got}；请写 键.档名，如 {known}",
        "several price bands have {got}; write KEY.SEGMENT, such as {known}",
    ),
}
