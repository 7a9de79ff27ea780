"""Sentences about registers, rules by bands, key figures by stage, funnels and places: key -> (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    # labels on pages
    "quantity": ("数量", "Quantity"),
    "payout-payout": ("应付", "Payout"),
    "payout-all": ("全部按所在档", "All at its band"),
    "payout-above": ("只算超出部分", "Only what is above"),
    "payout-mean": ("平均", "On average"),
    "no-cases": (
        "{rule} 没有试算的情形；请写 scenarios 或 table",
        "{rule} has no cases to work out; add scenarios or a table",
    ),
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
