package dev.capstan.workspace.blocks;

import java.util.ArrayList;
import java.util.List;

/** Where in the JSON the judge stands; complaints made here carry the pointer. */
final class Spot {
    private final String pointer;
    private final List<String> complaints;

    private Spot(String pointer, List<String> complaints) {
        this.pointer = pointer;
        this.complaints = complaints;
    }

    static Spot at(String pointer) {
        return new Spot(pointer, new ArrayList<>());
    }

    Spot in(String field) {
        return new Spot(pointer + "/" + field.replace("~", "~0").replace("/", "~1"), complaints);
    }

    Spot in(int index) {
        return new Spot(pointer + "/" + index, complaints);
    }

    void complain(String what) {
        complaints.add(what + " [json-pointer:" + pointer + "]");
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }
}
