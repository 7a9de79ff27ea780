"""Units of measure as data: what may be added, and what multiplying gives."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from msgspec import Struct

from macros.source import english
from macros.source.pattern import pattern_of

ALIASES = {
    "圆": "元", "元整": "元", "人民币": "元", "RMB": "元", "CNY": "元", "名": "人", "位": "人", "千米": "公里", "km": "公里",
    "平米": "平方米", "㎡": "平方米", "千克": "公斤", "kg": "公斤", "度电": "千瓦时", "钟头": "小时",
    "日": "天", "人日": "人天", "个月": "月", "星期": "周", "季": "季度", "个季度": "季度", "年度": "年",
}  # fmt: skip
# What Chinese plans count in. 分 is a point of a score and 角 is not known at all: money is written in 元.
_KNOWN = """
元 美元 欧元 港元 日元 英镑
套 台 件 箱 瓶 盒 包 袋 桶 罐 听 支 只 双 条 片 张 本 册 份 批 组 对 副 把 根 枚 颗 粒 卷 盘 板 打 提 捆 车 辆 架 艘 部 扇
篇 幅 期 版 集 段 句 字 页 个 款 种 类 项 单 笔 宗 起 例 次 回 遍 轮 场 届 站 趟 班 节 课时 步 级 档 层 点 分 星 票 席 座 间 床 桌
人 人次 人天 人月 人时 户 家 店 门店 网点 终端 柜 柜台 专柜 摊位 展位 档口 加盟商 经销商 代理商 客户 会员 粉丝 团队 团 队
区 省 市 县 镇 村 城市 小区 楼盘 商圈 企业 公司 部门 岗位 岗 编制 项目 合同 订单 线索 商机 样板 样板店 活动 培训 会议 拜访 电话 通话
年 半年 季度 月 旬 周 天 晚 夜 工作日 小时 分钟 秒
公里 米 厘米 毫米 平方米 平方公里 亩 公顷 立方米 吨 公斤 克 斤 两 升 毫升 千瓦时 千瓦 度 兆 GB TB
间夜 房晚 床日 门诊 人份 车次 航班 班次 播放 阅读 点击 曝光 下载 访问 浏览 UV PV IP SKU
场次 台次 店次 家次 户次 人年 杯 碗 餐 顿 头 匹 株 棵 盏 口 处 栋 幢 单元 室 标段 平台 渠道 品牌 品种 产品 文章 视频 直播
帖 稿 样品 礼品 问题 方案 指标
倍 折
"""
KNOWN_UNITS = frozenset(_KNOWN.split())
RATES = {"%": 100, "‰": 1000, "百分点": 100}


class Unit(Struct, frozen=True):
    """A product of powers of base units, such as 元 · 套⁻¹, in sorted order.

    `rate` says how a pure number is written: "" plain, "%", "‰" or "百分点" (a difference of percentages: points are not
    percent). Two units can be added when `same_kind` says so; 万 and 亿 are notation and never occur here.
    """

    powers: tuple[tuple[str, int], ...] = ()
    rate: str = ""

    @property
    def pure(self) -> bool:
        """True for a number without a unit of measure (a count of nothing, a rate, a ratio)."""
        return not self.powers

    def same_kind(self, other: Unit) -> bool:
        """True when the two may be added and compared. A plain pure number goes with a rate; points go with rates only as differences."""
        if self.powers != other.powers:
            return False
        return (self.rate == "百分点") == (other.rate == "百分点") or not (self.rate and other.rate)

    def __mul__(self, other: Unit) -> Unit:
        return _combine(self, other, 1)

    def __truediv__(self, other: Unit) -> Unit:
        return _combine(self, other, -1)

    def __str__(self) -> str:
        return _spelled(self.powers) if self.powers else self.rate


PLAIN = Unit()
PERCENT = Unit(rate="%")
PIECES = pattern_of("个(?![^万亿]*[万亿])[\u4e00-\u9fff]{2,4}")
POINTS = Unit(rate="百分点")
YUAN = Unit((("元", 1),))


@lru_cache(maxsize=1024)
def unit(word: str) -> Unit:
    """The unit named by one word ("套", "元/箱", "%"); synonyms become one (名 is 人). The empty word is the pure number."""
    word = word.strip()
    if word in RATES:
        return Unit(rate=word)
    top, *bottoms = word.split("/")
    found = _named(top)
    for bottom in bottoms:
        found = found / _named(bottom)
    return found


def _named(word: str) -> Unit:
    found = PLAIN
    for part in word.split("·"):
        name = ALIASES.get(part.strip(), english.READ.get(part.strip(), part.strip()))
        if name:
            found = found * Unit(((name, 1),))
    return found


def _combine(left: Unit, right: Unit, sign: int) -> Unit:
    powers = dict(left.powers)
    for name, power in right.powers:
        powers[name] = powers.get(name, 0) + sign * power
    kept = tuple(sorted((name, power) for name, power in powers.items() if power))
    return Unit(kept)


@lru_cache(maxsize=1024)
def _spelled(powers: tuple[tuple[str, int], ...]) -> str:
    top = [_power(name, power) for name, power in powers if power > 0]
    bottom = [_power(name, -power) for name, power in powers if power < 0]
    return "·".join(top) + ("/" + "·".join(bottom) if bottom else "")


def _power(name: str, power: int) -> str:
    return name if power == 1 else f"{name}^{power}"


def unknown_units(found: Unit, declared: Collection[str] = ()) -> list[str]:
    """The base units of `found` that are neither in KNOWN_UNITS nor declared by the plan, nor pieces of something (3个大区), in sorted
    order."""
    return [name for name, _ in found.powers if not (name in KNOWN_UNITS or name in declared or PIECES.fullmatch(name))]
