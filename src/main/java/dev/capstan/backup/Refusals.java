package dev.capstan.backup;

import dev.capstan.step.FailureReason;
import dev.capstan.step.Told;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a program on the target refused, in words. It says a word for it, and then what it is about, a line each. */
final class Refusals {
    private static final Map<String, Function<List<String>, FailureReason.Declined>> COMMON = Map.ofEntries(
            refusal(
                    "no-folder",
                    about -> declined(
                            "The folder " + about.get(0) + " isn't there, or can't be written to.",
                            "文件夹 " + about.get(0) + " 不存在或不可写。",
                            "Make it on the target, owned by the login that Capstan uses.",
                            "请在目标主机上创建它，并把所有权交给 Capstan 使用的账号。")),
            refusal(
                    "no-tool",
                    about -> declined(
                            "The target lacks " + about.get(0) + ".",
                            "目标主机上没有 " + about.get(0) + "。",
                            "Install the package " + about.get(1) + " there.",
                            "请在目标主机上安装软件包 " + about.get(1) + "。")),
            refusal(
                    "tool-too-old",
                    about -> declined(
                            about.get(0) + " " + about.get(1) + " is older than the server, " + about.get(2)
                                    + ": what it wrote could be incomplete.",
                            about.get(0) + " " + about.get(1) + " 比服务器（" + about.get(2) + "）旧，备份可能不完整。",
                            "Install the package " + about.get(3) + " on the target.",
                            "请在目标主机上安装软件包 " + about.get(3) + "。")),
            refusal(
                    "no-space",
                    about -> declined(
                            about.get(0) + " has " + Sizes.of(about.get(2)) + " free, and " + Sizes.of(about.get(1))
                                    + " are needed.",
                            about.get(0) + " 剩余 " + Sizes.of(about.get(2)) + "，需要 " + Sizes.of(about.get(1)) + "。",
                            "Make room there, or /backup … prune.",
                            "请腾出空间，或执行 /backup … prune。")),
            refusal(
                    "disk-full",
                    about -> declined(
                            "The disk of " + about.get(0) + " became full. What was half made is gone again.",
                            about.get(0) + " 所在磁盘已写满，未完成的文件已清除。",
                            "Make room there, or /backup … prune.",
                            "请腾出空间，或执行 /backup … prune。")),
            refusal(
                    "differs",
                    about -> declined(
                            "What came back is not what was backed up: " + about.get(0) + " should be " + about.get(1)
                                    + " and is " + about.get(2) + ".",
                            "恢复结果与备份不一致：" + about.get(0) + " 应为 " + about.get(1) + "，实际为 " + about.get(2) + "。",
                            "Don't rely on this backup. Take a new one and verify it.",
                            "请不要依赖这份备份；请重新备份并验证。")),
            refusal(
                    "not-taken",
                    about -> declined(
                            about.get(0) + " could not be backed up: the making of " + about.get(1) + " broke off.",
                            about.get(0) + " 备份失败：生成 " + about.get(1) + " 时中断。",
                            "The step's log tells why. Earlier backups are untouched.",
                            "原因见该步骤的日志。之前的备份不受影响。")),
            refusal(
                    "no-backup",
                    about -> declined(
                            "There is no backup " + about.get(0) + " any more.",
                            "备份 " + about.get(0) + " 已不存在。",
                            "/backup … list shows those that there are.",
                            "用 /backup … list 查看现有备份。")),
            refusal(
                    "no-manifest",
                    about -> declined(
                            "The backup " + about.get(0) + " has no manifest that can be read.",
                            "备份 " + about.get(0) + " 没有可读的清单。",
                            "Don't rely on it; choose another one.",
                            "请不要依赖它，选择另一份备份。")),
            refusal(
                    "damaged",
                    about -> declined(
                            "The file " + about.get(0) + " is not as it was written: its digest differs.",
                            "文件 " + about.get(0) + " 已损坏：校验和不一致。",
                            "Don't rely on this backup; choose another one, and look after the disk.",
                            "请不要依赖这份备份，选择另一份，并检查磁盘。")),
            refusal(
                    "missing",
                    about -> declined(
                            "The file " + about.get(0) + " of the backup is gone.",
                            "备份中的文件 " + about.get(0) + " 已不存在。",
                            "Choose another backup.",
                            "请选择另一份备份。")),
            refusal(
                    "no-answer",
                    about -> declined(
                            about.get(0) + " doesn't answer: " + about.get(1),
                            about.get(0) + " 没有响应：" + about.get(1),
                            "See that it runs and that the address and password in the secret are right.",
                            "请确认它在运行，且密钥中的地址和密码正确。")),
            refusal(
                    "nothing-matches",
                    about -> declined(
                            "No database is called like " + about.get(0) + ".",
                            "没有名称匹配 " + about.get(0) + " 的数据库。",
                            "Correct named in backups.yaml.",
                            "请修改 backups.yaml 中的 named。")),
            refusal(
                    "no-scratch",
                    about -> declined(
                            "Nothing here can start a throw-away " + about.get(0) + " " + about.get(1) + ".",
                            "这里无法启动临时的 " + about.get(0) + " " + about.get(1) + "。",
                            "Install the package " + about.get(2) + " on the target, or declare a scratch server.",
                            "请在目标主机上安装软件包 " + about.get(2) + "，或声明一台临时服务器。")));

    /** No two engines may say the same word and mean something else. */
    private static final Map<String, Function<List<String>, FailureReason.Declined>> WORDS = Stream.of(
                    COMMON, PostgresqlRefusals.WORDS, MysqlRefusals.WORDS, FileRefusals.WORDS, S3Refusals.WORDS)
            .flatMap(words -> words.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private Refusals() {}

    /** @param said the refusal's lines; none: it was no refusal */
    static Optional<FailureReason> told(List<String> said) {
        if (said.isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(WORDS.get(said.getFirst())).map(words -> words.apply(said.subList(1, said.size())));
    }

    private static Map.Entry<String, Function<List<String>, FailureReason.Declined>> refusal(
            String word, Function<List<String>, FailureReason.Declined> words) {
        return Map.entry(word, words);
    }

    static FailureReason.Declined declined(String what, String whatInChinese, String next, String nextInChinese) {
        return new FailureReason.Declined(new Told(what, whatInChinese), new Told(next, nextInChinese));
    }
}
