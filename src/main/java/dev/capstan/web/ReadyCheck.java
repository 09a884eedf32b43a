package dev.capstan.web;

/** Something that must work before work may be sent here, under the name by which a person knows it. */
public record ReadyCheck(String name, Probe probe) {
    /** May wait and may throw; either counts as not ready. */
    @FunctionalInterface
    public interface Probe {
        boolean ready() throws Exception;
    }
}
