package dev.capstan.backup;

import dev.capstan.catalog.RunbookStep;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.Text;
import dev.capstan.step.StepSpec;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Suggestion;
import java.time.Duration;
import java.util.List;

/** A backup as a step of a runbook of the same service: the parts it names must exist. */
record BackupReference(StepSpec.Call call, Service service, Reading reading) {
    private static final Duration LONGEST = Duration.ofHours(12);

    RunbookStep whole(RunbookStep step) {
        var backups = Backups.of(service);
        if (backups.isEmpty()) {
            reading.problem(
                    reading.place(call),
                    service.name() + " has no backups",
                    "write backups.yaml, or leave the step out");
            return step;
        }
        var known = List.copyOf(backups.get().parts().keySet());
        TakeCall.named(call).stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> reading.problem(
                        reading.place(call, "with"),
                        "no part of the backups is called " + name,
                        Suggestion.instead(name, known)));
        return new RunbookStep(
                step.title().equals(Text.same(BackupCalls.TAKE)) ? new Text("back up", "备份") : step.title(),
                step.action(),
                LONGEST,
                step.onFailure(),
                true,
                step.pointOfNoReturn());
    }
}
