"""What is said about two versions of a plan: key -> (Chinese, English)."""

SENTENCES: dict[str, tuple[str, str]] = {
    "guardrail-without-limit": (
        "护栏 {of} 没有说最多能动多少；请写 amount、percent 或 crossing: true",
        "the guardrail on {of} does not say how far it may move; write amount, percent or crossing: true",
    ),
    "guardrail-without-figure": (
        "护栏 {of} 没有看住任何一个数；请写数字的路径，如 revenue 或 budget.*",
        "the guardrail on {of} guards no figure; write a figure's path, such as revenue or budget.*",
    ),
}
