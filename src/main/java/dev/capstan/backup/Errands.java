package dev.capstan.backup;

import java.util.List;
import java.util.Optional;

/** Writes the programs of an errand: which functions are called for which part, with which values. */
final class Errands {
    private final PartValues values;

    Errands(PartValues values) {
        this.values = values;
    }

    /** Looks whether a backup could be taken now, attached and quickly. */
    Program ready(Errand errand) throws Declined {
        return finished(eachPart(started(errand, "taking"), errand, "ready_"));
    }

    /** @param before the backup by whose sizes progress is told */
    Program taking(Errand errand, Optional<Kept> before) throws Declined {
        var opened = started(errand, "taking", "pruning").line("sweep_store").line("open_backup");
        var program = eachPart(opened, errand, "take_");
        var names = List.copyOf(errand.parts().keySet());
        for (var piece : before.map(Kept::pieces).orElse(List.of())) {
            for (var file : piece.files()) {
                int number = names.indexOf(piece.part()) + 1;
                var name = "p" + number + "_expected_" + file.name().replaceAll("[^a-zA-Z0-9]", "_");
                program = program.value(name, Long.toString(file.bytes()));
            }
        }
        return program.line("seal_backup");
    }

    Program proving(Errand errand, String backup) throws Declined {
        var program = eachPart(opening(errand, backup).line("check_files"), errand, "prove_");
        return closing(program.line("mark_proven"));
    }

    Program beside(Errand errand, String backup, String operation) throws Declined {
        var program = opening(errand, backup).value("suffix", suffix(operation));
        return closing(eachPart(program, errand, "checked restore_"));
    }

    /** Prints how many rows the tables have now, and had then. */
    Program losses(Errand errand, String backup) throws Declined {
        return closing(eachPart(opening(errand, backup), errand.databases(), "loss_"));
    }

    /** Prints the sealed config files of a part. */
    Program message(Errand errand, String backup, String part) {
        return closing(opening(errand, backup)
                .value("of_part", part)
                .line("check_files \"$of_part\"")
                .line("given \"$of_part.pgp\" | base64"));
    }

    Program dropping(Errand errand, List<String> backups) {
        var program = started(errand, "pruning").line("sweep_store");
        for (int i = 0; i < backups.size(); i++) {
            program = program.value("backup_" + i, backups.get(i)).line("drop_backup \"$backup_" + i + "\"");
        }
        return finished(program);
    }

    /** @param deed of the engines: {@code swap_}, {@code swap_back_}, {@code drop_old_}, {@code drop_new_} */
    Program settling(Errand errand, String deed, String operation) throws Declined {
        return finished(eachPart(started(errand, "given").value("suffix", suffix(operation)), errand, deed));
    }

    Program listing(Errand errand) {
        return finished(started(errand, "listing").line("list_backups"));
    }

    static String suffix(String operation) {
        return operation.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static Program started(Errand errand, String... parts) {
        return Program.of(parts)
                .value("store", errand.store())
                .value("service", errand.service().name().value())
                .value("environment", errand.environment().name().value());
    }

    private static Program finished(Program program) {
        return program.line("finish");
    }

    private static Program closing(Program program) {
        return finished(program.line("close_given"));
    }

    private static Program opening(Errand errand, String backup) {
        return started(errand, "given").value("backup_name", backup).line("open_given \"$backup_name\"");
    }

    /** @param deed of the engines: the beginning of a function's name, or of a call of it */
    private Program eachPart(Program program, Errand errand, String deed) throws Declined {
        var whole = program;
        int number = 0;
        for (var named : errand.parts().entrySet()) {
            number++;
            var part = named.getValue();
            whole = values.of(part, errand, "p" + number + "_", whole)
                    .part(number, named.getKey(), part.engine(), Engine.files(part), deed + part.engine());
        }
        return whole;
    }
}
