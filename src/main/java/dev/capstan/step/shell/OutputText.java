package dev.capstan.step.shell;

import dev.capstan.step.Redactor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns the bytes of an output, as they come in pieces, into text that may be shown: whole characters, lines ended by
 * newlines, no control sequences, no secrets. What can't be judged yet is held back for the next piece.
 */
final class OutputText {
    private final Redactor redactor;
    private final OutputCharacters characters;
    private byte[] rest = new byte[0];
    private long restAt;
    private final StringBuilder held = new StringBuilder();
    private long[] heldAt = new long[0];

    /** @param start where in the output the first piece begins */
    OutputText(Redactor redactor, long start) {
        this.redactor = redactor;
        this.characters = new OutputCharacters();
        this.restAt = start;
    }

    /** @param upTo everything before this byte has been told, whole */
    record Piece(long from, long upTo, String text) {}

    List<Piece> take(byte[] bytes) {
        return take(bytes, false);
    }

    /** There will be no more. */
    List<Piece> finish() {
        return take(new byte[0], true);
    }

    private List<Piece> take(byte[] bytes, boolean last) {
        var all = Arrays.copyOf(rest, rest.length + bytes.length);
        System.arraycopy(bytes, 0, all, rest.length, bytes.length);
        int before = held.length();
        var ats = Arrays.copyOf(heldAt, before + all.length);
        long base = restAt;
        int used = characters.read(all, last, (character, index) -> {
            ats[held.length()] = base + index;
            held.append(character);
        });
        rest = Arrays.copyOfRange(all, used, all.length);
        restAt = base + used;
        int cut = last ? held.length() : redactor.judgeable(held);
        if (cut > 0 && cut < held.length() && Character.isHighSurrogate(held.charAt(cut - 1))) {
            cut--;
        }
        var pieces = new ArrayList<Piece>();
        if (cut > 0) {
            long upTo = cut < held.length() ? ats[cut] : restAt;
            pieces.add(new Piece(ats[0], upTo, redactor.redact(held.substring(0, cut))));
        }
        heldAt = Arrays.copyOfRange(ats, cut, held.length());
        held.delete(0, cut);
        return pieces;
    }
}
