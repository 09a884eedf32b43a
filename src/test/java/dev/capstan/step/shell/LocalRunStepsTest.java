package dev.capstan.step.shell;

import dev.capstan.StepRoom;
import dev.capstan.step.HostAddress;
import dev.capstan.step.RunStepsContract;
import dev.capstan.step.ssh.SshSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class LocalRunStepsTest extends RunStepsContract {
    @Override
    protected StepRoom open(Path root) {
        var noSsh = new SshSettings(List.of(), Optional.empty(), List.of());
        return StepRoom.open(noSsh, AttemptRoots.everywhere(root), Map.of(), Clock.systemUTC());
    }

    @Override
    protected HostAddress host() {
        return HostAddress.LOCAL;
    }
}
