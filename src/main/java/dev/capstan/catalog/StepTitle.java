package dev.capstan.catalog;

import dev.capstan.catalog.RunbookStep.Action;
import dev.capstan.step.EnvSource;
import dev.capstan.step.StepSpec;
import java.time.Duration;

/** What people see for a step without a name. */
final class StepTitle {
    private static final int LONGEST = 60;

    private StepTitle() {}

    static Text of(StepDraft.Does draft) {
        return switch (draft) {
            case StepDraft.Does.CheckEnv check -> checkEnv(check.source());
            case StepDraft.Does.Until until -> until(until.awaited());
            case StepDraft.Does.Finished finished ->
                switch (finished.action()) {
                    case Action.KeepCopy keep -> new Text("Keep a copy", "保留副本");
                    case Action.PutCopyBack back -> new Text("Put the copy back", "恢复副本");
                    case Action.Does does -> does(does.spec());
                };
        };
    }

    private static Text does(StepSpec spec) {
        return switch (spec) {
            case StepSpec.Run run -> Text.same(firstLine(run.script()));
            case StepSpec.Http http ->
                Text.same(firstLine(http.check().method() + " " + http.check().url()));
            case StepSpec.Wait wait -> new Text("Wait " + spoken(wait.length()), "等待 " + spoken(wait.length()));
            case StepSpec.Call call -> Text.same(call.name());
            case StepSpec.Until until -> new Text("Wait until it holds", "等待条件满足");
            case StepSpec.CheckEnv check -> checkEnv(check.source());
        };
    }

    private static Text checkEnv(EnvSource source) {
        return switch (source) {
            case EnvSource.EnvFile file -> new Text("Check the environment file", "检查环境变量文件");
            case EnvSource.Process process -> new Text("Check the process's environment", "检查进程的环境变量");
            case EnvSource.Pm2 pm2 -> new Text("Check pm2's environment", "检查 pm2 的环境变量");
        };
    }

    private static Text until(StepDraft.Awaited awaited) {
        return switch (awaited) {
            case StepDraft.Awaited.Health health ->
                health.check()
                        .map(check -> new Text("Wait until " + check + " is healthy", "等待 " + check + " 健康"))
                        .orElse(new Text("Wait until healthy", "等待服务健康"));
            case StepDraft.Awaited.One one -> new Text("Wait until it holds", "等待条件满足");
        };
    }

    private static String firstLine(String script) {
        var line = script.lines()
                .filter(each -> !each.isBlank())
                .findFirst()
                .orElse("")
                .strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
    }

    private static String spoken(Duration length) {
        return length.toMillis() % 1000 != 0 ? length.toMillis() + "ms" : length.toSeconds() + "s";
    }
}
