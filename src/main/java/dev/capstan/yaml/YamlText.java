package dev.capstan.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Turns the text of one file into nodes. One document of plain YAML 1.2: anchors, aliases and tags are refused, so that
 * a file can't grow when read, and so are nesting and size beyond what people write by hand.
 */
public final class YamlText {
    private static final int DEEPEST = 40;
    private static final int LONGEST = 1_000_000;

    private final String file;
    private final List<String> lines;
    private final Reading reading;

    private YamlText(String file, List<String> lines, Reading reading) {
        this.file = file;
        this.lines = lines;
        this.reading = reading;
    }

    /** Empty after a problem was reported; a file without content is an empty scalar. */
    public static Optional<Node> read(String file, String text, Reading reading) {
        if (text.length() > LONGEST) {
            reading.problem(
                    Place.startOf(file), "the file is longer than 1 MB", "split it or leave out what is generated");
            return Optional.empty();
        }
        return new YamlText(file, text.lines().toList(), reading).read(text);
    }

    private Optional<Node> read(String text) {
        var settings = LoadSettings.builder().setLabel(file).build();
        try {
            var events = new Parse(settings).parseString(text).iterator();
            return Optional.of(document(events));
        } catch (Refused refused) {
            reading.problem(refused.place, refused.what, refused.instead);
        } catch (MarkedYamlEngineException broken) {
            var mark = broken.getProblemMark().or(broken::getContextMark);
            reading.problem(
                    mark.map(this::place).orElse(Place.startOf(file)),
                    "this is not YAML: " + broken.getProblem(),
                    advice(broken.getProblem()));
        } catch (YamlEngineException broken) {
            var message =
                    String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
            reading.problem(Place.startOf(file), "this is not YAML: " + message, "save it as plain UTF-8 text");
        }
        return Optional.empty();
    }

    private Node document(Iterator<Event> events) {
        Node root = new Node.Scalar(Place.startOf(file), "the file", "", true);
        int documents = 0;
        while (events.hasNext()) {
            var event = events.next();
            if (event.getEventId() == Event.ID.DocumentStart && ++documents > 1) {
                throw new Refused(
                        place(event), "a second document begins here", "keep one document in a file and drop the ---");
            }
            if (event instanceof NodeEvent start) {
                root = node(start, events, place(event), "the file", 0);
            }
        }
        return root;
    }

    private Node node(NodeEvent event, Iterator<Event> events, Place place, String label, int depth) {
        refuseWhatIsNotPlain(event);
        if (depth > DEEPEST) {
            throw new Refused(place(event), "nested deeper than " + DEEPEST + " levels", "write it flatter");
        }
        return switch (event.getEventId()) {
            case Scalar -> {
                var scalar = (ScalarEvent) event;
                yield new Node.Scalar(
                        place, label, scalar.getValue(), scalar.getScalarStyle() == ScalarStyle.PLAIN, begins(scalar));
            }
            case SequenceStart -> new Node.Items(place, label, items(events, label, depth));
            case MappingStart -> new Node.Mapping(place, label, entries(events, depth));
            default -> throw new IllegalStateException("not the start of a node: " + event);
        };
    }

    /** After the opening quote; of a block, in the line below its sign and after the indentation. */
    private Place begins(ScalarEvent scalar) {
        var mark = place(scalar);
        return switch (scalar.getScalarStyle()) {
            case PLAIN, JSON_SCALAR_STYLE -> mark;
            case SINGLE_QUOTED, DOUBLE_QUOTED -> new Place(file, mark.line(), mark.column() + 1);
            case LITERAL, FOLDED -> {
                int indentation = lines.stream()
                        .skip(mark.line())
                        .filter(line -> !line.isBlank())
                        .mapToInt(line -> line.length() - line.stripLeading().length())
                        .findFirst()
                        .orElse(0);
                yield new Place(file, mark.line() + 1, indentation + 1);
            }
        };
    }

    private List<Node> items(Iterator<Event> events, String label, int depth) {
        var items = new ArrayList<Node>();
        for (var event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node((NodeEvent) event, events, place(event), label, depth + 1));
        }
        return items;
    }

    private List<Node.Entry> entries(Iterator<Event> events, int depth) {
        var entries = new ArrayList<Node.Entry>();
        var firstLine = new HashMap<String, Integer>();
        for (var event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            var place = place(event);
            if (!(event instanceof ScalarEvent key)) {
                refuseWhatIsNotPlain((NodeEvent) event);
                throw new Refused(
                        place, "a key must be one word", "write it as name: value, and quote a value in braces");
            }
            refuseWhatIsNotPlain(key);
            if (key.getValue().equals("<<") && key.isPlain()) {
                throw new Refused(place, "merging with << is not used here", "write the keys out");
            }
            var value = node((NodeEvent) events.next(), events, place, key.getValue(), depth + 1);
            var earlier = firstLine.putIfAbsent(key.getValue(), place.line());
            if (earlier == null) {
                entries.add(new Node.Entry(place, key.getValue(), value));
            } else {
                reading.problem(
                        place,
                        "\"" + key.getValue() + "\" stands here for the second time",
                        "keep one; the first is in line " + earlier);
            }
        }
        return entries;
    }

    private void refuseWhatIsNotPlain(NodeEvent event) {
        if (event instanceof AliasEvent) {
            throw new Refused(place(event), "aliases (*name) are not used here", "write the value out");
        }
        if (event.getAnchor().isPresent()) {
            throw new Refused(
                    place(event), "anchors (&name) are not used here", "write the value out where it is needed");
        }
        boolean tagged = event instanceof ScalarEvent scalar
                        && scalar.getTag().filter(tag -> !tag.equals("!")).isPresent()
                || event instanceof CollectionStartEvent collection
                        && collection.getTag().filter(tag -> !tag.equals("!")).isPresent();
        if (tagged) {
            throw new Refused(
                    place(event),
                    "tags (!name) are not used here",
                    "leave the tag out, and quote a text that looks like a number");
        }
    }

    /** The library has no codes for its errors; where no advice fits, it says only what YAML asks for. */
    private static String advice(String problem) {
        if (problem.contains("TAB") || problem.contains("\\t")) {
            return "indent with spaces, not tabs";
        }
        if (problem.contains("mapping values are not allowed")) {
            return "put quotes around a text that contains \": \"";
        }
        if (problem.contains("cannot start any token")) {
            return "put quotes around a text that begins with @, ` or %";
        }
        if (problem.contains("expected <block end>") || problem.contains("could not find expected ':'")) {
            return "check the indentation: keys of one group begin in the same column";
        }
        return "check quotes, brackets and indentation just before this place";
    }

    private Place place(Event event) {
        return event.getStartMark().map(this::place).orElse(Place.startOf(file));
    }

    private Place place(Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** Ends the reading of one file; a problem, not a bug. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Place place;
        private final String what;
        private final String instead;

        Refused(Place place, String what, String instead) {
            super(what, null, false, false);
            this.place = place;
            this.what = what;
            this.instead = instead;
        }
    }
}
