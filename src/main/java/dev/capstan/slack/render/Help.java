package dev.capstan.slack.render;

import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.House.CommandNames;
import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.ServiceName;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be typed, with the names of this catalogue. */
final class Help {
    private final Catalogue catalogue;
    private final Wording wording;
    private final DeskPhrases phrases;

    Help(Catalogue catalogue, Wording wording) {
        this.catalogue = catalogue;
        this.wording = wording;
        this.phrases = wording.phrases().desk();
    }

    Rendered rendered() {
        var sheet = new Sheet(wording.phrases()).line(phrases.helpHeading());
        for (var service : catalogue.services().values()) {
            service.runbooks().values().stream()
                    .filter(runbook -> !runbook.recovery() && !runbook.isUndo())
                    .forEach(runbook -> sheet.line(Mrkdwn.dotted(Stream.of(
                            Mrkdwn.code(new Usage(catalogue.house().commands()).of(service, runbook), 250),
                            Mrkdwn.text(runbook.title().in(wording.language()))))));
        }
        example().ifPresent(usage -> sheet.line(phrases.helpPlan(Mrkdwn.code(usage + " --plan")))
                .line(phrases.helpReason(Mrkdwn.code(usage + " -- …"))));
        sheet.line(phrases.helpForm(Mrkdwn.code(slash("deploy"))));
        sheet.line(Mrkdwn.dotted(Stream.of(Mrkdwn.code(slash("ops list")), phrases.helpList())));
        sheet.line(Mrkdwn.dotted(Stream.of(Mrkdwn.code(slash("ops stop op-…")), phrases.helpCancel())));
        sheet.line(Mrkdwn.dotted(Stream.of(Mrkdwn.code(slash("ops pause")), phrases.helpPause())));
        sheet.line(phrases.helpThread(Mrkdwn.code("@capstan list")));
        return sheet.rendered(phrases.helpHeading().value());
    }

    private java.util.Optional<String> example() {
        return catalogue.services().values().stream()
                .filter(service -> service.runbooks().containsKey(Runbook.DEPLOY))
                .findFirst()
                .map(service -> slash("deploy") + " " + service.name());
    }

    private String slash(String verb) {
        return catalogue.house().commands().slash(verb);
    }

    /** What to type for a runbook. */
    record Usage(CommandNames commands) {
        String of(Service service, Runbook runbook) {
            var environments = service.environments().keySet().stream()
                    .map(Object::toString)
                    .collect(Collectors.joining("|"));
            return of(service.name(), environments, runbook);
        }

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
