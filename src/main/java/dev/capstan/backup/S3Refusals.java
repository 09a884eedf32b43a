package dev.capstan.backup;

import dev.capstan.step.FailureReason.Declined;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Why a store that speaks S3, or a bucket that is backed up, said no, and what to do about it. */
final class S3Refusals {
    /** By the word that a program refused with; the others of its words are the arguments. */
    static final Map<String, Function<List<String>, Declined>> WORDS = Map.of(
            "s3-full",
            about -> Refusals.declined(
                    "The bucket " + about.get(0) + " at " + about.get(1)
                            + " takes no more: it is full, or its quota is used up.",
                    about.get(1) + " 上的存储桶 " + about.get(0) + " 已满或配额已用尽。",
                    "Raise the quota, or /backup … prune.",
                    "请提高配额，或执行 /backup … prune。"),
            "s3-no-bucket",
            about -> Refusals.declined(
                    "There is no bucket " + about.get(0) + " at " + about.get(1) + ".",
                    about.get(1) + " 上没有存储桶 " + about.get(0) + "。",
                    "Make it, or correct its name in backups.yaml.",
                    "请创建它，或在 backups.yaml 中更正名称。"),
            "s3-login",
            about -> Refusals.declined(
                    about.get(0) + " does not accept the key: " + about.get(1) + ".",
                    about.get(0) + " 拒绝该密钥：" + about.get(1) + "。",
                    "Check key, secret and region, and the clock of the target.",
                    "请检查密钥、区域以及目标主机的时间。"),
            "s3-forbids",
            about -> Refusals.declined(
                    "The key may not do this in the bucket " + about.get(0) + ".",
                    "该密钥在存储桶 " + about.get(0) + " 中没有此权限。",
                    "It needs to list, read, write and delete objects there.",
                    "它需要列出、读取、写入和删除对象的权限。"),
            "s3-not-versioned",
            about -> Refusals.declined(
                    "The bucket " + about.get(0) + " does not keep versions: the store says " + about.get(1) + ".",
                    "存储桶 " + about.get(0) + " 未开启版本控制：存储服务返回 " + about.get(1) + "。",
                    "Switch its versioning on, or take versioning: true out of backups.yaml; then it is copied.",
                    "请为它开启版本控制，或从 backups.yaml 中去掉 versioning: true，改为复制。"),
            "s3-versions-gone",
            about -> Refusals.declined(
                    "The bucket " + about.get(0) + " no longer has all that it held at " + about.get(1) + "; first: "
                            + about.get(2),
                    "存储桶 " + about.get(0) + " 已不再保有 " + about.get(1) + " 时的全部内容，首个：" + about.get(2),
                    "Its lifecycle must keep noncurrent versions for as long as backups are kept. Take a newer backup.",
                    "其生命周期规则必须让历史版本保留到备份过期之后。请选用较新的备份。"),
            "s3-says",
            about -> Refusals.declined(
                    "The store can't do it: " + about.get(0),
                    "存储服务无法执行：" + about.get(0),
                    "Mend that, then ask again. Earlier backups are untouched.",
                    "请排除后重新发起。之前的备份不受影响。"));

    private S3Refusals() {}
}
