package dev.capstan.backup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes the programs of an errand: which functions are called for which part, with which values. */
final class Errands {
    private final PartValues values;

    Errands(PartValues values) {
        this.values = values;
    }

    /** Looks whether a backup could be taken now, attached and quickly. */
    Program ready(Errand errand) throws Declined {
        var program = inS3(errand) ? started(errand, "taking").line("ready_s3") : started(errand, "taking");
        return finished(eachPart(program, errand, "ready_"));
    }

    /** @param before the backup by whose sizes progress is told */
    Program taking(Errand errand, Optional<Kept> before) throws Declined {
        var opened = knowingAll(errand, started(errand, "taking", "pruning").line("sweep_store"))
                .line("open_backup");
        var program = eachPart(opened, errand, "take_");
        var names = List.copyOf(errand.parts().keySet());
        for (var piece : before.map(Kept::pieces).orElse(List.of())) {
            for (var file : piece.files()) {
                int number = names.indexOf(piece.part()) + 1;
                var name = "p" + number + "_expected_" + file.name().replaceAll("[^a-zA-Z0-9]", "_");
                program = program.value(name, Long.toString(file.bytes()));
            }
        }
        var sealed = program.line("seal_backup");
        return inS3(errand)
                ? finished(sealed.line("begin").line("put_backup \"$backup\"").line("drop_fetched \"$backup\""))
                : sealed;
    }

    /** Carries away what the databases wrote since. */
    Program shipping(Errand errand) throws Declined {
        return finished(eachPart(
                knowingAll(errand, started(errand, "taking", "shipping")), errand.databases(), "shipped ship_"));
    }

    /** Where logs lead on from and what of them is of no use is judged by all backups, wherever they are kept. */
    private static Program knowingAll(Errand errand, Program program) throws Declined {
        if (errand.backups().times().ship().isEmpty()) {
            return program;
        }
        if (errand.isCarried()) {
            try {
                return program.value("kept_elsewhere", HomeFolder.of(errand).placesInLogs());
            } catch (IOException e) {
                throw HomeFolder.trouble(e);
            }
        }
        return inS3(errand) ? program.line("fetch_manifests") : program;
    }

    /** Prints the files of the logs that lie there. */
    Program logs(Errand errand, Errand.Place place) throws Declined {
        return finished(
                started(errand, "carrying").value("store", place.folder()).line("list_logs"));
    }

    /** Of the logs that were brought, what no backup leads to goes. */
    Program pruningLogs(Errand errand) throws Declined {
        return finished(eachPart(
                started(errand, "taking").value("store", errand.kept().folder()), errand.databases(), "prune_log_"));
    }

    Program proving(Errand errand, String backup) throws Declined {
        var program = eachPart(opening(errand, backup).line("check_files"), errand, "prove_")
                .line("mark_proven");
        return closing(errand, inS3(errand) ? program.line("put_proof \"$backup_name\"") : program);
    }

    /** @param only values that say which of it comes back */
    Program beside(Errand errand, String backup, String operation, Map<String, String> only) throws Declined {
        var program = told(errand, opening(errand, backup), operation, only);
        return closing(errand, eachPart(program, errand, "stand_beside "));
    }

    /** Prints how many rows the tables have now, and had then. */
    Program losses(Errand errand, String backup, Map<String, String> only) throws Declined {
        var program = errand.isCarried()
                ? started(errand, "given", "carrying")
                        .value("backup_name", backup)
                        .line("look_at_sent")
                        .line("open_given \"$backup_name\"")
                : looking(errand, backup);
        return finished(eachPart(told(errand, program, backup, only), errand.databases(), "loss_")
                .line("close_given"));
    }

    /** Prints the sealed config files of a part. */
    Program message(Errand errand, String backup, String part) throws Declined {
        return finished(looking(errand, backup, part + ".pgp.zst")
                .value("of_part", part)
                .line("check_files \"$of_part\"")
                .line("given \"$of_part.pgp\" | base64")
                .line("close_given"));
    }

    Program dropping(Errand errand, List<String> backups) throws Declined {
        var program = started(errand, "pruning")
                .value("store", errand.kept().folder())
                .line("sweep_store");
        for (int i = 0; i < backups.size(); i++) {
            program = program.value("backup_" + i, backups.get(i)).line("drop_backup \"$backup_" + i + "\"");
            program = inS3(errand) ? program.line("drop_stored \"$backup_" + i + "\"") : program;
        }
        return finished(program);
    }

    /** Takes away the git tags of backups that are gone. */
    Program forgetting(Errand errand, List<Kept> gone) throws Declined {
        var tagged = errand.only(Part.GitTag.class);
        var program = started(errand, "pruning");
        int number = 0;
        for (var part : tagged.parts().keySet()) {
            number++;
            var tags = gone.stream()
                    .flatMap(kept -> kept.tags(part).stream())
                    .map(tag -> tag + "\n")
                    .collect(Collectors.joining());
            program = program.value("p" + number + "_tags", tags);
        }
        return finished(eachPart(program, tagged, "forget_"));
    }

    /** @param deed of the engines: {@code swap_}, {@code swap_back_}, {@code drop_old_}, {@code drop_new_} */
    Program settling(Errand errand, String deed, String operation, Map<String, String> only) throws Declined {
        var program = started(errand, "given");
        return finished(eachPart(told(errand, program, operation, only), errand, deed));
    }

    Program listing(Errand errand) throws Declined {
        var program = started(errand, "listing")
                .value("store", errand.kept().folder())
                .line("list_backups");
        if (!inS3(errand)) {
            return finished(program);
        }
        var stored = program.line("list_stored");
        var quota = errand.backups().s3().flatMap(S3::quota);
        return finished(
                quota.isEmpty()
                        ? stored
                        : stored.value("quota", Long.toString(quota.get())).line("s3_space \"$quota\""));
    }

    /** What lies on the target, where backups are brought from. */
    Program onTarget(Errand errand) throws Declined {
        return finished(started(errand, "listing").line("list_backups"));
    }

    /** Prints the files that came already, with their sizes. */
    Program expecting(Errand errand, String carrier, long bytes) throws Declined {
        return finished(
                carrying(errand, carrier).value("bytes", Long.toString(bytes)).line("expect_backup \"$bytes\""));
    }

    Program arrived(Errand errand, String carrier, String backup) throws Declined {
        return finished(carrying(errand, carrier).value("backup_name", backup).line("backup_came \"$backup_name\""));
    }

    Program leaving(Errand errand, String carrier, String backup) throws Declined {
        return finished(carrying(errand, carrier).value("backup_name", backup).line("backup_goes \"$backup_name\""));
    }

    private Program carrying(Errand errand, String carrier) throws Declined {
        return started(errand, "pruning", "carrying").value("carrier", carrier);
    }

    static String suffix(String operation) {
        return operation.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** The engines read all of this as values of their part. */
    private static Program told(Errand errand, Program program, String operation, Map<String, String> only) {
        var told = program;
        for (int number = 1; number <= errand.parts().size(); number++) {
            told = told.value("p" + number + "_suffix", suffix(operation));
            for (var value : only.entrySet()) {
                told = told.value("p" + number + "_" + value.getKey(), value.getValue());
            }
        }
        return told;
    }

    private static boolean inS3(Errand errand) {
        return errand.backups().s3().isPresent();
    }

    private Program started(Errand errand, String... parts) throws Declined {
        var files = new ArrayList<>(List.of(parts));
        if (inS3(errand)) {
            files.addAll(List.of("given", "listing", "s3"));
        }
        return values.ofStore(
                errand,
                Program.of(files.toArray(String[]::new))
                        .value("store", errand.store())
                        .value("service", errand.service().name().value())
                        .value("environment", errand.environment().name().value()));
    }

    private static Program finished(Program program) {
        return program.line("finish");
    }

    /** The whole backup is at hand. */
    private Program opening(Errand errand, String backup) throws Declined {
        var program = started(errand, "given").value("backup_name", backup);
        return (inS3(errand) ? program.line("fetch_backup \"$backup_name\"") : program)
                .line("open_given \"$backup_name\"");
    }

    private static Program closing(Errand errand, Program program) {
        var closed = program.line("close_given");
        return finished(inS3(errand) ? closed.line("drop_fetched \"$backup_name\"") : closed);
    }

    /** Its manifest is at hand, and these files. */
    private Program looking(Errand errand, String backup, String... files) throws Declined {
        var program = started(errand, "given").value("backup_name", backup);
        if (inS3(errand)) {
            for (int i = 0; i < files.length; i++) {
                program = program.value("file_" + i, files[i]);
            }
            var names = IntStream.range(0, files.length)
                    .mapToObj(i -> " \"$file_" + i + "\"")
                    .collect(Collectors.joining());
            program = program.line("look_at \"$backup_name\"" + names);
        }
        return program.line("open_given \"$backup_name\"");
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
