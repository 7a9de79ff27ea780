"""English words of the notation: what a unit is called when there is one of it and when there are more, and the names of large numbers.

A name of letters alone is read as well (`300 cases`, `12 months`); where two units have the same English name, the first one is meant.
"""

from __future__ import annotations

from collections.abc import Iterable

SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_NAMES = """
元 CNY|CNY; 美元 USD|USD; 欧元 EUR|EUR; 港元 HKD|HKD; 日元 JPY|JPY; 英镑 GBP|GBP; 百分点 percentage point; 套 set; 台 unit; 件 piece
箱 case; 瓶 bottle; 盒 box|boxes; 包 pack; 袋 bag; 桶 tub; 罐 can; 听 tin; 支 stick; 只 single; 双 pair; 条 record; 片 slice; 张 sheet
本 book; 册 volume; 份 copy|copies; 批 batch|batches; 组 group; 对 couple; 副 kit; 把 handful; 根 rod; 枚 token; 颗 bead; 粒 grain
卷 roll; 盘 tray; 板 board; 打 dozen; 提 carrier; 捆 bundle; 车 truckload; 辆 vehicle; 架 rack; 艘 ship; 部 device; 扇 leaf|leaves
篇 article; 幅 picture; 期 issue; 版 edition; 集 episode; 段 passage; 句 sentence; 字 word; 页 page; 个 item; 款 model; 种 kind; 类 type
项 entry|entries; 单 order; 笔 deal; 宗 transaction; 起 incident; 例 instance; 次 time; 回 round; 遍 pass|passes; 轮 turn; 场 event
届 year's edition; 站 stop; 趟 trip; 班 shift; 节 lesson; 课时 class hour; 步 step; 级 level; 档 band; 层 floor; 点 point; 分 point
星 star; 票 ticket; 席 seat; 座 place; 间 room; 床 bed; 桌 table; 人 person|people; 人次 visit; 人天 person-day; 人月 person-month
人时 person-hour; 户 household; 家 outlet; 店 shop; 门店 store; 网点 site; 终端 terminal; 柜 cabinet; 柜台 counter; 专柜 brand counter
摊位 stall; 展位 booth; 档口 stand; 加盟商 franchisee; 经销商 dealer; 代理商 agent; 客户 customer; 会员 member; 粉丝 follower; 团队 team
团 party|parties; 队 crew; 区 district; 省 province; 市 city|cities; 县 county|counties; 镇 town; 村 village; 城市 city|cities
小区 estate; 楼盘 development; 商圈 trading area; 企业 enterprise; 公司 company|companies; 部门 department; 岗位 position; 岗 post
编制 established post; 项目 project; 合同 contract; 订单 order; 线索 lead; 商机 opportunity|opportunities; 样板 model site
样板店 model store; 活动 activity|activities; 培训 training; 会议 meeting; 拜访 sales call; 电话 call; 通话 conversation; 年 year
半年 half-year; 季度 quarter; 月 month; 旬 ten-day period; 周 week; 天 day; 晚 evening; 夜 night; 工作日 workday; 小时 hour; 分钟 minute
秒 second; 公里 km|km; 米 m|m; 厘米 cm|cm; 毫米 mm|mm; 平方米 sqm|sqm; 平方公里 sqkm|sqkm; 亩 mu|mu; 公顷 hectare; 立方米 cbm|cbm
吨 tonne; 公斤 kg|kg; 克 g|g; 斤 jin|jin; 两 liang|liang; 升 litre; 毫升 ml|ml; 千瓦时 kWh|kWh; 千瓦 kW|kW; 度 degree; 兆 MB|MB; GB GB|GB
TB TB|TB; 间夜 room-night; 房晚 room-night; 床日 bed-day; 门诊 consultation; 人份 serving; 车次 vehicle run; 航班 flight; 班次 service
播放 play; 阅读 read; 点击 click; 曝光 impression; 下载 download; 访问 web visit; 浏览 view; UV UV|UV; PV PV|PV; IP IP|IP; SKU SKU
场次 session; 台次 unit visit; 店次 store visit; 家次 outlet visit; 户次 household visit; 人年 person-year; 杯 cup; 碗 bowl; 餐 meal
顿 meal; 头 head|head; 匹 horse; 株 plant; 棵 tree; 盏 lamp; 口 mouth; 处 location; 栋 building; 幢 block; 单元 section; 室 chamber
标段 lot; 平台 platform; 渠道 channel; 品牌 brand; 品种 variety|varieties; 产品 product; 文章 post; 视频 video; 直播 livestream
帖 posting; 稿 draft; 样品 sample; 礼品 gift; 问题 question; 方案 proposal; 指标 measure; 倍 fold|fold; 折 tenth
"""


def words(powers: Iterable[tuple[str, int]], one: bool = False) -> str:
    """The unit of so many powers of base units, of one or of many: `case`, `cases`, `CNY/case`; a plan's own unit keeps its word."""
    found = tuple(powers)
    top = [NAMES.get(name, (name, name))[0 if one else 1] for name, power in found for _ in range(max(power, 0))]
    bottom = [NAMES.get(name, (name, name))[0] for name, power in found for _ in range(max(-power, 0))]
    return "/".join(("·".join(top), *bottom))


def _read() -> dict[str, tuple[str, str]]:
    found = {}
    for entry in _NAMES.strip().replace("\n", ";").split(";"):
        name, _, words = entry.strip().partition(" ")
        one, _, more = words.partition("|")
        found[name] = (one, more or f"{one}s")
    return found


NAMES = _read()
READ = {word: unit for unit, words in reversed(NAMES.items()) for word in words if word.isalpha() and word.isascii() and len(word) > 2}
