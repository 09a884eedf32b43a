package dev.capstan.trial;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/** Free ports on loopback. */
public final class Ports {
    /** Below what systems hand out by themselves, so that one is likely to be free the next time too. */
    private static final int FIRST = 20_000;

    private static final int END = 32_000;

    private Ports() {}

    /** The port by this name: the same as last time unless somebody has taken it meanwhile. */
    static int remembered(String name, TrialFolder folder) {
        var last = folder.remembered(name).map(Integer::valueOf).filter(Ports::isFree);
        if (last.isEmpty()) {
            folder.remember(name, Integer.toString(anyFree()));
        }
        return Integer.parseInt(folder.remembered(name).orElseThrow());
    }

    private static int anyFree() {
        return RandomGenerator.getDefault()
                .ints(FIRST, END)
                .filter(Ports::isFree)
                .findFirst()
                .orElseThrow();
    }

    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
