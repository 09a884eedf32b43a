package dev.capstan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.catalog.ServiceName;
import dev.capstan.operation.TestCatalogue;
import dev.capstan.step.HostAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerTest {
    private final TestCatalogue declared = new TestCatalogue();

    @TempDir
    Path folder;

    @Test
    void in_a_container_local_steps_are_endangered() throws IOException {
        var sign = Files.createFile(folder.resolve(".dockerenv"));
        assertEquals(List.of(new ServiceName("shop")), new Container(List.of(sign)).endangered(declared.build()));
    }

    @Test
    void steps_behind_ssh_are_not() throws IOException {
        var sign = Files.createFile(folder.resolve(".dockerenv"));
        declared.hosts = List.of(new HostAddress.Ssh("deploy", "web-1", 22));
        assertEquals(List.of(), new Container(List.of(sign)).endangered(declared.build()));
    }

    @Test
    void outside_of_one_nothing_is() {
        assertEquals(List.of(), new Container(List.of(folder.resolve(".dockerenv"))).endangered(declared.build()));
    }
}
