package dev.capstan;

import java.util.List;

/** Where the process begins. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var verbs = List.of(new TestVerb(), new RehearseVerb());
        System.exit(new CapstanCommand(System.getenv(), verbs).run(arguments));
    }
}
