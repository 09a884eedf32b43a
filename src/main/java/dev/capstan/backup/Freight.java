package dev.capstan.backup;

import dev.capstan.step.FailureReason;
import dev.capstan.step.HostAddress;
import dev.capstan.step.HostShell;
import dev.capstan.step.Hosts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;

/**
 * Carries files between a target and the bot's machine, block by block: nothing big is ever held, and one that broke off
 * goes on with its last block.
 */
final class Freight {
    static final int BLOCK = 4 << 20;

    private static final Duration FOR_A_BLOCK = Duration.ofMinutes(2);

    /** One line each, without backslashes, as {@link HostShell#COMMAND} reads them. */
    private static final String FROM_HOME =
            "IFS= read -r file; IFS= read -r block; case $file in /*) ;; \"~/\"*) file=$HOME/${file#??} ;; *) file=$HOME/$file ;; esac; ";

    private static final String READ =
            FROM_HOME + "[ -e \"$file\" ] || exit 4; dd if=\"$file\" bs=" + BLOCK + " skip=\"$block\" count=1";

    private static final String WRITE = FROM_HOME + "umask 077; mkdir -p \"${file%/*}\" && dd of=\"$file\" bs=" + BLOCK
            + " seek=\"$block\" conv=notrunc";

    private static final int MISSING = 4;

    private final Hosts hosts;

    Freight(Hosts hosts) {
        this.hosts = hosts;
    }

    /** Goes on after the whole blocks that are there. The file is written through to the disk at its end. */
    void bring(HostAddress from, String path, Path to, Passage passage) throws IOException, Declined, Broken {
        try (var file = FileChannel.open(to, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long block = file.size() / BLOCK;
            passage.passed(block * BLOCK);
            for (boolean last = false; !last; block++) {
                var bytes = block(from, path, block, passage);
                for (var left = ByteBuffer.wrap(bytes); left.hasRemaining(); ) {
                    file.write(left, block * BLOCK + left.position());
                }
                passage.passed(bytes.length);
                last = bytes.length < BLOCK;
                if (last) {
                    file.truncate(block * BLOCK + bytes.length);
                }
            }
            file.force(true);
        }
    }

    private byte[] block(HostAddress from, String path, long block, Passage passage) throws Declined, Broken {
        var exited = ask(from, request(READ, path, block, new byte[0], 0), passage);
        if (exited.code() == MISSING) {
            throw new Declined(Refusals.told(java.util.List.of("missing", path)).orElseThrow());
        }
        return exited.output();
    }

    /** @param there how many bytes of it have come there already */
    void send(Path from, HostAddress to, String path, long there, Passage passage)
            throws IOException, Declined, Broken {
        try (var file = FileChannel.open(from, StandardOpenOption.READ)) {
            long block = there / BLOCK;
            passage.passed(block * BLOCK);
            var buffer = ByteBuffer.allocate(BLOCK);
            do {
                buffer.clear();
                while (buffer.hasRemaining() && file.read(buffer, block * BLOCK + buffer.position()) >= 0) {}
                ask(to, request(WRITE, path, block, buffer.array(), buffer.position()), passage);
                passage.passed(buffer.position());
                block++;
            } while (!buffer.hasRemaining());
        }
    }

    private HostShell.Answer.Exited ask(HostAddress host, byte[] request, Passage passage) throws Declined, Broken {
        while (true) {
            passage.check();
            switch (hosts.at(host).run(new HostShell.Request(request, FOR_A_BLOCK, BLOCK, passage::goesOn))) {
                case HostShell.Answer.Exited exited
                when exited.code() == 0 || exited.code() == MISSING -> {
                    passage.heard();
                    return exited;
                }
                case HostShell.Answer.Exited exited -> throw new Declined(failed(host, exited));
                case HostShell.Answer.Refused refused -> throw new Declined(refused.reason());
                case HostShell.Answer.Unreachable unreachable -> passage.lost(unreachable.why());
                case HostShell.Answer.TooSlow slow -> passage.lost("no answer");
                case HostShell.Answer.Unwanted unwanted -> passage.check();
            }
        }
    }

    private static byte[] request(String program, String path, long block, byte[] content, int length) {
        var head = (program + "\n" + path + "\n" + block + "\n").getBytes(StandardCharsets.UTF_8);
        var request = Arrays.copyOf(head, head.length + length);
        System.arraycopy(content, 0, request, head.length, length);
        return request;
    }

    private static FailureReason failed(HostAddress host, HostShell.Answer.Exited exited) {
        var said = new String(exited.errors(), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("exit code " + exited.code());
        return Refusals.declined(
                host.shortName() + " says: " + said,
                host.shortName() + " 返回：" + said,
                "Mend that, then ask again. The backup itself is untouched.",
                "请先排除，再重新发起。备份本身不受影响。");
    }
}
