package dev.capstan.slack.render;

import dev.capstan.catalog.House.CommandNames;
import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.ServiceName;
import dev.capstan.monitor.MonitorsChapter;
import dev.capstan.sql.Doctor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one person can type, with the names of this catalogue. */
final class Help {
    private final CommandNames commands;
    private final List<Reach> reaches;
    private final boolean rotas;
    private final Wording wording;
    private final DeskPhrases phrases;

    Help(CommandNames commands, List<Reach> reaches, boolean rotas, Wording wording) {
        this.commands = commands;
        this.reaches = reaches;
        this.rotas = rotas;
        this.wording = wording;
        this.phrases = wording.phrases().desk();
    }

    Rendered rendered() {
        var heading = reaches.stream().allMatch(Reach::isNothing) ? phrases.helpNothing() : phrases.helpHeading();
        var sheet = new Sheet(wording.phrases()).line(heading);
        reaches.forEach(reach -> tell(reach, sheet));
        example().ifPresent(usage -> sheet.line(phrases.helpPlan(Mrkdwn.code(usage + " --plan")))
                .line(phrases.helpReason(Mrkdwn.code(usage + " -- …")))
                .line(phrases.helpForm(Mrkdwn.code(commands.slash("deploy")))));
        line(sheet, commands.slash("alerts"), phrases.helpAlerts());
        line(sheet, commands.slash("incident"), phrases.helpIncidents());
        line(sheet, commands.slash("ops list"), phrases.helpList());
        if (reaches.stream().anyMatch(reach -> !reach.runs().isEmpty())) {
            line(sheet, commands.slash("ops stop op-…"), phrases.helpCancel());
            line(sheet, commands.slash("ops pause"), phrases.helpPause());
        }
        if (rotas) {
            line(
                    sheet,
                    commands.slash(RotaMessages.COMMAND) + " [take 2h|give @…|return]",
                    wording.phrases().rotas().help());
        }
        sheet.line(phrases.helpThread(Mrkdwn.code("@capstan list")));
        return sheet.rendered(heading.value());
    }

    private void tell(Reach reach, Sheet sheet) {
        var name = reach.service().name();
        for (var runs : reach.runs()) {
            var environments =
                    runs.environments().stream().map(Object::toString).collect(Collectors.joining("|"));
            line(
                    sheet,
                    new Usage(commands).of(name, environments, runs.runbook()),
                    Mrkdwn.text(runs.runbook().title().in(wording.language())));
        }
        if (reach.runs("backup")) {
            line(sheet, commands.slash("backup ") + name + " list", phrases.helpBackups());
        }
        if (reach.runs("migrate")) {
            line(sheet, commands.slash("migrate ") + name + " status|diagnose", phrases.helpMigrations());
        }
        if (reach.queries() > 0) {
            line(sheet, sql(name.value()), wording.phrases().queries().queryCount((int) reach.queries()));
        }
        if (reach.types()) {
            line(sheet, sql(name + " = SELECT …"), phrases.helpStatement());
        }
        if (reach.consults()) {
            sheet.line(wording.phrases().doctor().invitation(Mrkdwn.code(sql(name + " " + Doctor.WORD))));
        }
        if (!MonitorsChapter.of(reach.service()).isEmpty()) {
            line(sheet, commands.slash("monitors ") + name, phrases.helpMonitors());
            line(sheet, commands.slash("graph ") + name + " …", phrases.helpGraphs());
        }
    }

    private static void line(Sheet sheet, String usage, Mrkdwn meaning) {
        sheet.line(Mrkdwn.dotted(Stream.of(Mrkdwn.code(usage, 250), meaning)));
    }

    private String sql(String words) {
        return commands.slash("sql " + words);
    }

    private Optional<String> example() {
        return reaches.stream()
                .filter(reach -> reach.runs().stream()
                        .anyMatch(runs -> runs.runbook().name().equals(Runbook.DEPLOY)))
                .findFirst()
                .map(reach -> commands.slash("deploy") + " " + reach.service().name());
    }

    /** What to type for a runbook. */
    record Usage(CommandNames commands) {
        String of(ServiceName service, String environment, Runbook runbook) {
            var words = Stream.of(
                    commands.slash(runbook.command()),
                    service.value(),
                    environment,
                    runbook.family().map(family -> runbook.name().value()).orElse(""));
            return Stream.concat(words, runbook.parameters().stream().map(Usage::placeholder))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.joining(" "));
        }

        private static String placeholder(Parameter parameter) {
            return parameter.defaultValue().isPresent() ? "[" + parameter.name() + "]" : "<" + parameter.name() + ">";
        }
    }
}
