package dev.capstan.backup;

import dev.capstan.step.FailureReason;
import dev.capstan.step.HostAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;

/** The files of a home on this machine. */
record FolderFiles(Path home) implements TargetFiles {
    /** In the order of the bits of a mode, the highest first. */
    private static final PosixFilePermission[] BITS = {
        PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE,
        PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_EXECUTE,
        PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE
    };

    @Override
    public Reading read(HostAddress host, String path) {
        var file = home.resolve(path);
        try {
            if (!Files.exists(file)) {
                return new Reading.Missing();
            }
            if (Files.size(file) > LONGEST) {
                return new Reading.TooLong();
            }
            return new Reading.Found((int) Files.getAttribute(file, "unix:mode") & 0777, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<FailureReason> write(HostAddress host, String path, int mode, byte[] content) {
        var allowed = EnumSet.noneOf(PosixFilePermission.class);
        for (int bit = 0; bit < BITS.length; bit++) {
            if ((mode & 0400 >> bit) != 0) {
                allowed.add(BITS[bit]);
            }
        }
        try {
            Files.setPosixFilePermissions(Files.write(home.resolve(path), content), allowed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.empty();
    }
}
