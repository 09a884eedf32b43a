package dev.capstan.backup;

import dev.capstan.step.Told;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What the bot itself does for config files, since no target ever holds the key that opens them. */
final class ConfigFiles {
    private final SealedFiles sealed;
    private final PartValues values;
    private final Errands errands;
    private final Target target;

    ConfigFiles(SealedFiles sealed, PartValues values, Errands errands, Target target) {
        this.sealed = sealed;
        this.values = values;
        this.errands = errands;
        this.target = target;
    }

    /** Before a backup is taken: the program is given the sealed messages. */
    Program sealedFor(Errand errand, Program program) throws Declined {
        var whole = program;
        int number = 0;
        for (var part : errand.parts().values()) {
            number++;
            if (part instanceof Part.Files files) {
                var lock = lock(errand, files);
                whole = switch (sealed.gather(errand.host(), paths(errand, files), lock)) {
                    case SealedFiles.Gathered.Message message -> whole.values(message.values(number));
                    case SealedFiles.Gathered.Refused(var why) -> throw new Declined(why);
                };
            }
        }
        return whole;
    }

    /** After a backup was proven on the target, as far as that can tell. */
    void prove(Errand errand, Kept kept, String task) throws Declined {
        each(errand, kept, task, (files, message) -> {
            var key = keyIfKnown(errand, files);
            return sealed.prove(message, paths(errand, files), key) instanceof SealedFiles.Proof.Refused(var why)
                    ? Optional.of(new Declined(why))
                    : Optional.empty();
        });
    }

    /** Before a restore swaps: the files stand beside those that serve. */
    void writeBeside(Errand errand, Kept kept, String task, String operation) throws Declined {
        each(errand, kept, task, (files, message) -> {
            var key = keyIfKnown(errand, files);
            if (key.isEmpty()) {
                return Optional.of(new Declined(
                        new Told("Nothing here opens the config files of the backup.", "这里没有可以打开备份中配置文件的密钥。"),
                        new Told("Set the secret of private-key.", "请设置 private-key 对应的密钥。")));
            }
            return sealed.writeBeside(errand.host(), message, key.get(), Errands.suffix(operation))
                            instanceof SealedFiles.Written.Refused(var why)
                    ? Optional.of(new Declined(why))
                    : Optional.empty();
        });
    }

    private void each(Errand errand, Kept kept, String task, BiFunction<Part.Files, byte[], Optional<Declined>> deed)
            throws Declined {
        for (var part : errand.parts().entrySet()) {
            if (part.getValue() instanceof Part.Files files) {
                var program = errands.message(errand, kept.name(), part.getKey());
                var printed = target.print(program, errand.host(), task + "-message");
                var declined = deed.apply(files, Base64.getMimeDecoder().decode(printed));
                if (declined.isPresent()) {
                    throw declined.get();
                }
            }
        }
    }

    private static List<String> paths(Errand errand, Part.Files files) {
        return files.paths().stream().map(errand::onTarget).toList();
    }

    private OpenPgp.Lock lock(Errand errand, Part.Files files) throws Declined {
        return files.recipient().isPresent()
                ? new OpenPgp.Recipient(files.recipient().get())
                : new OpenPgp.Passphrase(values.secret(
                        files.passphrase().in(errand.environment().name()),
                        errand.environment().name()));
    }

    private Optional<OpenPgp.Key> keyIfKnown(Errand errand, Part.Files files) {
        var environment = errand.environment().name();
        var passphrase = files.passphrase().in(environment).flatMap(values::known);
        return files.recipient().isPresent()
                ? files.privateKey()
                        .in(environment)
                        .flatMap(values::known)
                        .map(key -> new OpenPgp.PrivateKey(key, passphrase))
                : passphrase.map(OpenPgp.Passphrase::new);
    }
}
