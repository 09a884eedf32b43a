package dev.capstan.backup;

import dev.capstan.step.FailureReason.Declined;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Why folders, Redis, git tags and config files could not be backed up or restored, and what to do about it. */
final class FileRefusals {
    /** By the word that a program refused with; the others of its words are the arguments. */
    static final Map<String, Function<List<String>, Declined>> WORDS = Map.ofEntries(
            Map.entry(
                    "unreadable",
                    about -> Refusals.declined(
                            about.get(0) + " may not be read by the login of this target.",
                            "目标的登录用户无权读取 " + about.get(0) + "。",
                            "Give the login the right to read it, or leave it out in backups.yaml.",
                            "请授予读取权限，或在backups.yaml 中将其排除。")),
            Map.entry(
                    "not-unpacked",
                    about -> Refusals.declined(
                            "The archive of " + about.get(0) + " can't be unpacked into " + about.get(1) + ".",
                            about.get(0) + " 的归档无法解压到 " + about.get(1) + "。",
                            "What serves is untouched. The step's output says what tar met; verify the backup or take an older one.",
                            "线上内容未受影响。步骤输出中有 tar 的报错；请验证该备份，或改用更早的备份。")),
            Map.entry(
                    "not-restored",
                    about -> Refusals.declined(
                            "There is nothing to swap in: " + about.get(0) + " isn't there.",
                            "没有可切换的内容：" + about.get(0) + " 不存在。",
                            "Start the restore again from its beginning.",
                            "请从头重新发起恢复。")),
            Map.entry(
                    "in-the-way",
                    about -> Refusals.declined(
                            "Something made " + about.get(0) + " anew amid the swap; what served before is "
                                    + about.get(1) + ".",
                            "切换过程中有程序重新创建了 " + about.get(0) + "；此前的内容在 " + about.get(1) + "。",
                            "Stop whatever writes there, look into it, move it away, then repeat the step.",
                            "请停止写入该路径的程序，检查并移走它，然后重试该步骤。")),
            Map.entry(
                    "other-backup",
                    about -> Refusals.declined(
                            "Another backup called " + about.get(0) + " is on its way from the target just now.",
                            "目标主机上另有一份名为 " + about.get(0) + " 的备份正在传送。",
                            "Ask again when it has come.",
                            "请等它传送完成后再重新发起。")),
            Map.entry(
                    "mounted",
                    about -> Refusals.declined(
                            about.get(0) + " can't be renamed, for " + about.get(1) + " is a mount point.",
                            about.get(1) + " 是挂载点，因此 " + about.get(0) + " 无法改名。",
                            "Name a folder below the mount point in backups.yaml, or unmount it for the restore.",
                            "请在backups.yaml 中改用挂载点之下的文件夹，或在恢复期间卸载它。")),
            Map.entry(
                    "redis-login",
                    about -> Refusals.declined(
                            "Redis at " + about.get(0) + " does not accept the login: " + about.get(1),
                            "Redis（" + about.get(0) + "）拒绝登录：" + about.get(1),
                            "Check user and password of this part in backups.yaml.",
                            "请检查backups.yaml 中该部分的用户名和密码。")),
            Map.entry(
                    "redis-not-saved",
                    about -> Refusals.declined(
                            "Redis at " + about.get(0) + " could not save to its file: " + about.get(1),
                            "Redis（" + about.get(0) + "）无法保存到文件：" + about.get(1),
                            "Its own log says why; mostly disk or memory are short.",
                            "原因见 Redis 日志，多为磁盘或内存不足。")),
            Map.entry(
                    "redis-not-loaded",
                    about -> Refusals.declined(
                            "A throw-away Redis could not load the file of " + about.get(0) + ": " + about.get(1),
                            "临时 Redis 无法加载 " + about.get(0) + " 的文件：" + about.get(1),
                            "Take an older backup, and take a new one soon.",
                            "请改用更早的备份，并尽快重新备份。")),
            Map.entry(
                    "redis-is-replica",
                    about -> Refusals.declined(
                            "Redis at " + about.get(0) + " is a replica of " + about.get(1) + ".",
                            "Redis（" + about.get(0) + "）是 " + about.get(1) + " 的从库。",
                            "Name its master in backups.yaml: a restore goes there.",
                            "请在backups.yaml 中填写主库：恢复应在主库上进行。")),
            Map.entry(
                    "redis-cluster",
                    about -> Refusals.declined(
                            "Redis at " + about.get(0) + " belongs to a cluster, which takes nothing over as a whole.",
                            "Redis（" + about.get(0) + "）属于集群，无法整体接管数据。",
                            "Restore it by the cluster's own tools; the file is in the backup.",
                            "请使用集群自带的工具恢复；文件在备份中。")),
            Map.entry(
                    "redis-no-way",
                    about -> Refusals.declined(
                            "Redis at " + about.get(0) + " can't reach this target under " + about.get(1)
                                    + ", and so it can't take the backup over. It keeps what it had.",
                            "Redis（" + about.get(0) + "）无法通过 " + about.get(1) + " 访问目标主机，因此无法接管备份。原有数据未变。",
                            "Say in backups.yaml under which address it reaches the target (reach), and open the way.",
                            "请在backups.yaml 中填写 Redis 可访问目标主机的地址（reach），并放通网络。")),
            Map.entry(
                    "redis-forbids",
                    about -> Refusals.declined(
                            "Redis at " + about.get(0) + " forbids it: " + about.get(1),
                            "Redis（" + about.get(0) + "）不允许该操作：" + about.get(1),
                            "The login needs REPLICAOF and CONFIG; managed services mostly deny both.",
                            "登录用户需要 REPLICAOF 与 CONFIG 权限；托管服务通常不开放。")),
            Map.entry(
                    "no-memory",
                    about -> Refusals.declined(
                            "It wants " + Sizes.of(about.get(0)) + " of memory, and " + Sizes.of(about.get(1))
                                    + " are available.",
                            "需要 " + Sizes.of(about.get(0)) + " 内存，可用 " + Sizes.of(about.get(1)) + "。",
                            "Make room, or do it at a quieter time.",
                            "请释放内存，或在空闲时段重试。")),
            Map.entry(
                    "tool-too-new",
                    about -> Refusals.declined(
                            about.get(0) + " " + about.get(1) + " here is newer than the server, which is "
                                    + about.get(2) + " and couldn't read what comes from it.",
                            "本机的 " + about.get(0) + " " + about.get(1) + " 比服务器（" + about.get(2) + "）新，服务器无法读取其数据。",
                            "Install the version of the server on the target.",
                            "请在目标主机上安装与服务器相同的版本。")),
            Map.entry(
                    "git-says",
                    about -> Refusals.declined(
                            "Git can't do it in " + about.get(0) + ": " + about.get(1),
                            "Git 在 " + about.get(0) + " 中无法执行：" + about.get(1),
                            "Mend that on the target, then ask again.",
                            "请在目标主机上排除，再重新发起。")),
            Map.entry(
                    "bad-tag",
                    about -> Refusals.declined(
                            "“" + about.get(0) + "” can't be the name of a tag.",
                            "“" + about.get(0) + "” 不能作为标签名。",
                            "Write one without spaces and without ~ ^ : ? * [ in backups.yaml, such as backup-{time}.",
                            "请在 backups.yaml 中改用不含空格及 ~ ^ : ? * [ 的名称，例如 backup-{time}。")),
            Map.entry(
                    "tag-not-pushed",
                    about -> Refusals.declined(
                            "The tag " + about.get(0) + " could not be pushed to " + about.get(1)
                                    + " and was taken back: " + about.get(2),
                            "标签 " + about.get(0) + " 无法推送到 " + about.get(1) + "，已撤回：" + about.get(2),
                            "Give the login the right to push tags there, or leave push out in backups.yaml.",
                            "请授予推送标签的权限，或在 backups.yaml 中去掉 push。")),
            Map.entry(
                    "no-tag",
                    about -> Refusals.declined(
                            "The tag " + about.get(0) + " is no longer in " + about.get(1) + ".",
                            about.get(1) + " 中已没有标签 " + about.get(0) + "。",
                            "Push it again from a clone that has it, or take another backup.",
                            "请从仍有该标签的仓库重新推送，或选择另一份备份。")),
            Map.entry(
                    "uncommitted",
                    about -> Refusals.declined(
                            "In " + about.get(0) + " " + about.get(1)
                                    + " files are changed and not committed; a checkout would lose them.",
                            about.get(0) + " 中有 " + about.get(1) + " 个文件改动未提交，检出会丢失它们。",
                            "Commit or stash them on the target, then repeat the step.",
                            "请在目标主机上提交或暂存，再重试该步骤。")),
            Map.entry("no-file", about -> noFile(about.get(0))),
            Map.entry("not-sealed", about -> notSealed()));

    private FileRefusals() {}

    static Declined noFile(String path) {
        return Refusals.declined(
                path + " isn't there.", path + " 不存在。", "Correct the path in backups.yaml.", "请更正backups.yaml 中的路径。");
    }

    static Declined tooLong(String path) {
        return Refusals.declined(
                path + " is longer than 1 MB: too long for a config file.",
                path + " 超过 1 MB，不像配置文件。",
                "Back it up as a folder, if it holds no secrets.",
                "如不含机密，请按文件夹备份。");
    }

    static Declined unfitKey(String why) {
        return Refusals.declined(
                "The public key in backups.yaml can't be used: " + why,
                "backups.yaml 中的公钥无法使用：" + why,
                "Put in what gpg --armor --export prints for a key that is valid and can encrypt.",
                "请填入 gpg --armor --export 导出的、有效且可用于加密的公钥。");
    }

    static Declined wrongKey(List<String> wanted) {
        return wanted.isEmpty()
                ? Refusals.declined(
                        "The passphrase does not open these files.",
                        "口令无法解开这些文件。",
                        "Give the passphrase that was set when this backup was taken.",
                        "请提供备份当时使用的口令。")
                : Refusals.declined(
                        "This key does not open these files. They are for key " + String.join(", ", wanted) + ".",
                        "该密钥无法解开这些文件，需要密钥 " + String.join(", ", wanted) + "。",
                        "Give the private key that belongs to it, with its passphrase.",
                        "请提供对应的私钥及其口令。");
    }

    static Declined damagedSeal(String why) {
        return Refusals.declined(
                "The encrypted files are damaged: " + why,
                "加密文件已损坏：" + why,
                "Take an older backup, and take a new one soon.",
                "请改用更早的备份，并尽快重新备份。");
    }

    static Declined notSealed() {
        return damagedSeal("no OpenPGP message");
    }

    static Declined otherFiles(List<String> expected, List<String> found) {
        return Refusals.declined(
                "The backup should hold " + String.join(", ", expected) + " and holds " + String.join(", ", found)
                        + ".",
                "备份中应有 " + String.join("、", expected) + "，实际为 " + String.join("、", found) + "。",
                "Take an older backup, and take a new one soon.",
                "请改用更早的备份，并尽快重新备份。");
    }
}
