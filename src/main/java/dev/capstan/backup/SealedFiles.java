package dev.capstan.backup;

import dev.capstan.step.FailureReason;
import dev.capstan.step.HostAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Config files of a target. The bot reads them, and hands the target only an encrypted message to keep: a tar that
 * {@code gpg --decrypt | tar -x} unpacks. A restore writes them beside those that serve; files.sh swaps them.
 */
final class SealedFiles {
    /** Linux takes no environment variable longer than 128 KiB, and about 2 MiB of them all. */
    private static final int PIECE = 96 << 10;

    private final TargetFiles files;
    private final Clock clock;

    SealedFiles(TargetFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    sealed interface Gathered {
        /** @param wanted the keys that open it; none for a passphrase */
        record Message(byte[] bytes, List<String> wanted) implements Gathered {
            /** How part number N is told to files.sh. */
            Map<String, String> values(int part) {
                var text = Base64.getEncoder().encodeToString(bytes);
                var values = new LinkedHashMap<String, String>();
                for (int at = 0; at < text.length(); at += PIECE) {
                    values.put(
                            "p" + part + "_sealed_" + at / PIECE,
                            text.substring(at, Math.min(text.length(), at + PIECE)));
                }
                values.put("p" + part + "_sealed_for", wanted.isEmpty() ? "passphrase" : String.join(" ", wanted));
                return values;
            }
        }

        record Refused(FailureReason why) implements Gathered {}
    }

    Gathered gather(HostAddress host, List<String> paths, OpenPgp.Lock lock) {
        var found = new ArrayList<ConfigFile>();
        long length = 0;
        for (var path : paths) {
            switch (files.read(host, path)) {
                case TargetFiles.Reading.Found(int mode, byte[] content) -> {
                    found.add(new ConfigFile(path, mode, content));
                    length += content.length;
                }
                case TargetFiles.Reading.Missing missing -> {
                    return new Gathered.Refused(FileRefusals.noFile(path));
                }
                case TargetFiles.Reading.TooLong tooLong -> {
                    return new Gathered.Refused(FileRefusals.tooLong(path));
                }
                case TargetFiles.Reading.Refused(var why) -> {
                    return new Gathered.Refused(why);
                }
            }
        }
        if (length > TargetFiles.LONGEST) {
            return new Gathered.Refused(FileRefusals.tooLong(String.join(", ", paths)));
        }
        return switch (OpenPgp.seal(TarArchive.pack(found), lock, clock.instant())) {
            case OpenPgp.Sealed.Message(var bytes, var wanted) -> new Gathered.Message(bytes, wanted);
            case OpenPgp.Sealed.UnfitKey(var why) -> new Gathered.Refused(FileRefusals.unfitKey(why));
        };
    }

    sealed interface Proof {
        /** Decrypted, and all of its files are in it. */
        record Opened(List<String> paths) implements Proof {}

        /** Without a key: it is an encrypted message, and who could open it. */
        record Looked(List<String> wanted) implements Proof {}

        record Refused(FailureReason why) implements Proof {}
    }

    Proof prove(byte[] sealed, List<String> paths, Optional<OpenPgp.Key> key) {
        if (key.isEmpty()) {
            return OpenPgp.look(sealed)
                    .<Proof>map(Proof.Looked::new)
                    .orElseGet(() -> new Proof.Refused(FileRefusals.notSealed()));
        }
        return switch (open(sealed, key.get())) {
            case Contents.Files(var all) -> {
                var names = all.stream().map(ConfigFile::path).toList();
                yield names.equals(paths)
                        ? new Proof.Opened(names)
                        : new Proof.Refused(FileRefusals.otherFiles(paths, names));
            }
            case Contents.Refused(var why) -> new Proof.Refused(why);
        };
    }

    sealed interface Written {
        /** Each stands as PATH.new-SUFFIX, and differs from what serves so. */
        record Beside(List<FileDifference> differences) implements Written {}

        record Refused(FailureReason why) implements Written {}
    }

    /** May be repeated: what was written beside is written anew. */
    Written writeBeside(HostAddress host, byte[] sealed, OpenPgp.Key key, String suffix) {
        switch (open(sealed, key)) {
            case Contents.Refused(var why) -> {
                return new Written.Refused(why);
            }
            case Contents.Files(var all) -> {
                var differences = new ArrayList<FileDifference>();
                for (var file : all) {
                    var serving = files.read(host, file.path()) instanceof TargetFiles.Reading.Found found
                            ? found.content()
                            : new byte[0];
                    var failed = files.write(host, file.path() + ".new-" + suffix, file.mode(), file.content());
                    if (failed.isPresent()) {
                        return new Written.Refused(failed.get());
                    }
                    differences.add(FileDifference.between(file.path(), serving, file.content()));
                }
                return new Written.Beside(differences);
            }
        }
    }

    private sealed interface Contents {
        record Files(List<ConfigFile> all) implements Contents {}

        record Refused(FailureReason why) implements Contents {}
    }

    private static Contents open(byte[] sealed, OpenPgp.Key key) {
        return switch (OpenPgp.open(sealed, key)) {
            case OpenPgp.Opened.Content(var tar) ->
                TarArchive.unpack(tar)
                        .<Contents>map(Contents.Files::new)
                        .orElseGet(() -> new Contents.Refused(FileRefusals.damagedSeal("no tar")));
            case OpenPgp.Opened.WrongKey(var wanted) -> new Contents.Refused(FileRefusals.wrongKey(wanted));
            case OpenPgp.Opened.Damaged(var why) -> new Contents.Refused(FileRefusals.damagedSeal(why));
        };
    }
}
