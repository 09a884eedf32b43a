package dev.capstan.sql.fix;

import dev.capstan.sql.fix.Fates.Fate;
import dev.capstan.step.Told;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said of sessions that a fix ends, in both languages. */
final class SignalWords {
    private SignalWords() {}

    static Told wouldEnd(int sessions, Deed.Ends ends) {
        return switch (ends) {
            case CONNECTION ->
                new Told(
                        "Would end " + sessions(sessions)
                                + " · exactly these, as far as they are still the same; there is no undo",
                        "将终止 " + sessions + " 个会话 · 仅限这些，且执行时仍未变化；无法撤销");
            case QUERY ->
                new Told(
                        "Would cancel what " + sessions(sessions) + " run" + (sessions == 1 ? "s" : "")
                                + " · exactly these, as far as they are still the same",
                        "将取消 " + sessions + " 个会话正在执行的语句 · 仅限这些，且执行时仍未变化");
        };
    }

    static Declining nobody() {
        return Declining.nothingToDo(
                new Told("no session matches: there is nothing to end", "没有符合条件的会话：无需终止"),
                new Told("Check the values, or count it as done", "请检查参数，或者视为已完成"));
    }

    static Declining tooManySessions(int atMost) {
        return new Declining(
                new Told(
                        "more than " + atMost + " sessions match, which is the bound of this fix",
                        "符合条件的会话超过了上限 " + atMost + ""),
                new Told(
                        "Nothing was ended. Narrow the values, or raise at-most in fixes.yaml",
                        "没有终止任何会话。请缩小参数范围，或在 fixes.yaml 中提高 at-most"));
    }

    static Told ended(Fates fates, Deed.Ends ends) {
        var ended = fates.of(Fate.ENDED);
        var perhaps = Stream.of(Fate.ENDED_OR_GONE, Fate.ABOUT_TO_BE_TOLD)
                .flatMap(fate -> fates.of(fate).stream())
                .toList();
        var gone = fates.of(Fate.GONE);
        var others = fates.of(Fate.NOT_THE_SAME);
        boolean whole = ends == Deed.Ends.CONNECTION;
        return new Told(
                parts(
                        "; ",
                        part(whole ? "ended " : "cancelled what they ran: ", ended, ", "),
                        part(
                                whole
                                        ? "ended, or gone by themselves, Capstan was interrupted there: "
                                        : "perhaps cancelled, Capstan was interrupted there: ",
                                perhaps,
                                ", "),
                        part("had gone: ", gone, ", "),
                        part("no longer the same, left alone: ", others, ", ")),
                parts(
                        "；",
                        part(whole ? "已终止 " : "已取消其语句：", ended, "、"),
                        part(whole ? "已终止或自行退出（Capstan 当时中断）：" : "可能已取消（Capstan 当时中断）：", perhaps, "、"),
                        part("已经不在：", gone, "、"),
                        part("状态已变，未动：", others, "、")));
    }

    /** It failed in the midst, and whoever was told before stays told. */
    static Declining brokenOff(Declining why, Fates fates, Deed.Ends ends) {
        if (fates.of(Fate.ENDED).isEmpty() && fates.of(Fate.ABOUT_TO_BE_TOLD).isEmpty()) {
            return why;
        }
        var before = ended(fates, ends);
        return new Declining(
                new Told(
                        why.declined().what().english() + "; before that: " + before.english(),
                        why.declined().what().chinese() + "；在此之前：" + before.chinese()),
                new Told("Plan it anew to see who is left", "请重新生成计划，查看还有哪些会话"));
    }

    private static String parts(String between, String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(between));
    }

    private static String part(String before, List<String> sessions, String comma) {
        return sessions.isEmpty() ? "" : before + String.join(comma, sessions);
    }

    static Declining noneTheSame(List<String> gone, List<String> others) {
        return new Declining(
                new Told(
                        "none of them is still the same" + part("; had gone: ", gone, ", ")
                                + part("; no longer the same, left alone: ", others, ", "),
                        "没有一个会话仍与批准时相同" + part("；已经不在：", gone, "、") + part("；状态已变，未动：", others, "、")),
                new Told("Nothing was ended. Plan it anew to see who matches now", "没有终止任何会话。请重新生成计划，查看现在有哪些"));
    }

    private static String sessions(int sessions) {
        return sessions == 1 ? "1 session" : sessions + " sessions";
    }
}
