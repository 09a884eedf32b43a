package dev.capstan.backup;

import dev.capstan.step.FailureReason;
import dev.capstan.step.HostAddress;
import dev.capstan.step.HostProbe;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Small files of targets, by short looks at them. */
final class ProbedFiles implements TargetFiles {
    private static final Duration QUICK = Duration.ofSeconds(30);
    private static final int MISSING = 4;
    private static final int TOO_LONG = 5;

    /** An environment variable may be 128 KiB long. */
    private static final int PIECE = 96 << 10;

    private static final String READ =
            """
            [ -f "$file" ] || exit 4
            [ "$(stat -L -c %s "$file")" -le "$longest" ] || exit 5
            stat -L -c %a "$file"
            base64 <"$file"
            """;

    private static final String WRITE =
            """
            set -e
            umask 077
            piece=0
            : >"$file.part"
            while eval "part=\\${piece_$piece-}" && [ -n "$part" ]; do
                printf %s "$part"
                piece=$((piece + 1))
            done | base64 -d >"$file.part"
            chmod "$mode" "$file.part"
            sync "$file.part" 2>/dev/null || sync
            mv -f "$file.part" "$file"
            """;

    private final HostProbe probe;

    ProbedFiles(HostProbe probe) {
        this.probe = probe;
    }

    @Override
    public Reading read(HostAddress host, String path) {
        return switch (ask(host, READ, Map.of("file", path, "longest", Integer.toString(LONGEST)))) {
            case HostProbe.Answer.Refused(var why) -> new Reading.Refused(why);
            case HostProbe.Answer.Exited exited when exited.code() == MISSING -> new Reading.Missing();
            case HostProbe.Answer.Exited exited when exited.code() == TOO_LONG -> new Reading.TooLong();
            case HostProbe.Answer.Exited exited when exited.code() != 0 -> new Reading.Refused(failed(path, exited));
            case HostProbe.Answer.Exited exited -> {
                int line = exited.output().indexOf('\n');
                yield new Reading.Found(
                        Integer.parseInt(exited.output().substring(0, line), 8),
                        Base64.getMimeDecoder().decode(exited.output().substring(line + 1)));
            }
        };
    }

    @Override
    public Optional<FailureReason> write(HostAddress host, String path, int mode, byte[] content) {
        var values = new LinkedHashMap<String, String>();
        values.put("file", path);
        values.put("mode", Integer.toOctalString(mode));
        var text = Base64.getEncoder().encodeToString(content);
        for (int at = 0; at < text.length(); at += PIECE) {
            values.put("piece_" + at / PIECE, text.substring(at, Math.min(text.length(), at + PIECE)));
        }
        return switch (ask(host, WRITE, values)) {
            case HostProbe.Answer.Refused(var why) -> Optional.of(why);
            case HostProbe.Answer.Exited exited when exited.code() != 0 -> Optional.of(failed(path, exited));
            case HostProbe.Answer.Exited exited -> Optional.empty();
        };
    }

    private static FailureReason failed(String path, HostProbe.Answer.Exited exited) {
        var said = exited.errors().strip();
        return Refusals.declined(
                path + ": " + said, path + "：" + said, "Mend that on the target, then ask again.", "请先在目标主机上排除，再重新发起。");
    }

    private HostProbe.Answer ask(HostAddress host, String script, Map<String, String> values) {
        return probe.probe(new HostProbe.Question(
                host, script, Optional.empty(), Optional.empty(), values, Map.of(), QUICK, 2 * LONGEST));
    }
}
