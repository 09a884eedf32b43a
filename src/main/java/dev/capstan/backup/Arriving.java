package dev.capstan.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A backup on its way to the bot's machine. */
record Arriving(String backup, Path folder) {
    Path manifest() {
        return folder.resolve(HomeFolder.MANIFEST);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Its last line holds the digest of all before it. */
    boolean hasWholeManifest() throws IOException {
        var text = Files.readString(manifest());
        int last = text.lastIndexOf('\n', text.length() - 2) + 1;
        var digest =
                HexFormat.of().formatHex(sha256().digest(text.substring(0, last).getBytes(StandardCharsets.UTF_8)));
        return text.substring(last).strip().equals("-\tend\t" + digest);
    }

    boolean isAsWritten(Kept.File file) throws IOException {
        return Files.size(file(file.name())) == file.bytes()
                && digest(file(file.name())).equals(file.digest());
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
