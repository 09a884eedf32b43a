package dev.capstan.workspace.act;

import dev.capstan.workspace.model.Elements.Found;

/**
 * Which element of a screen is meant: by action id, or by what is written on it. Block and value decide between several of
 * one name; either may be null.
 */
public record Aim(String block, String action, String value) {
    static Aim at(String action) {
        return new Aim(null, action, null);
    }

    boolean namesBlockOf(Found found) {
        return block == null || block.isEmpty() || block.equals(found.block());
    }

    @Override
    public String toString() {
        return action
                + (block == null || block.isEmpty() ? "" : " in " + block)
                + (value == null ? "" : " with " + value);
    }
}
