package dev.capstan.catalog;

import dev.capstan.yaml.Form;
import dev.capstan.yaml.Node;
import dev.capstan.yaml.Place;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Suggestion;
import dev.capstan.yaml.YamlText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a catalogue: either all of it is in order, or every problem in it is told at once. */
public final class CatalogueReader {
    static final String HOUSE = "capstan.yaml";

    private final Form<HouseDraft> house;
    private final List<HouseChapter<?>> houseChapters;
    private final ServiceFiles files;
    private final List<Chapter<?>> chapters;
    private final List<OfferedCall> calls;

    /**
     * @param chapters what other rooms read from services' folders, in the order in which they are linked
     * @param house what they read from {@code capstan.yaml}
     * @param calls the steps that other rooms offer
     */
    public CatalogueReader(List<Chapter<?>> chapters, List<HouseChapter<?>> house, List<OfferedCall> calls) {
        this(chapters, house, calls, Path.of(System.getProperty("user.home")));
    }

    CatalogueReader(List<Chapter<?>> chapters, List<HouseChapter<?>> house, List<OfferedCall> calls, Path home) {
        this.house = HouseForm.form(home, house);
        this.houseChapters = List.copyOf(house);
        this.files = new ServiceFiles(chapters);
        this.chapters = List.copyOf(chapters);
        this.calls = List.copyOf(calls);
    }

    public CatalogueRead read(Path folder) {
        return read(CatalogueFiles.in(folder));
    }

    public CatalogueRead read(CatalogueFiles found) {
        var reading = new Reading();
        found.troubles().forEach(trouble -> reading.problem(trouble.place(), trouble.what(), trouble.instead()));
        if (found.texts().isEmpty() && !found.troubles().isEmpty()) {
            return new CatalogueRead.Refused(reading.problems());
        }
        var common = house(found, reading);
        Map<ServiceName, Service> services = new LinkedHashMap<>();
        folders(found, reading).forEach((folder, texts) -> service(found.folder(), folder, texts, common, reading)
                .ifPresent(service -> services.put(service.name(), service)));
        return reading.problemsSoFar() == 0
                ? new CatalogueRead.Loaded(new Catalogue(common.house().orElseThrow(), services), reading.doubts())
                : new CatalogueRead.Refused(reading.problems());
    }

    private HouseDraft house(CatalogueFiles found, Reading reading) {
        var name = found.folder() + "/" + HOUSE;
        var text = found.texts().get(HOUSE);
        if (text == null) {
            boolean told = found.troubles().stream()
                    .anyMatch(trouble -> trouble.place().file().equals(name));
            if (!told) {
                reading.problem(Place.startOf(name), "the file is missing", "write it: " + house.sample());
            }
            return HouseDraft.UNREADABLE;
        }
        var draft = YamlText.read(name, text, reading)
                .flatMap(node -> house.read(node, reading))
                .orElse(HouseDraft.UNREADABLE);
        draft.house().ifPresent(sound -> houseChapters.forEach(chapter -> check(chapter, sound, reading)));
        return draft;
    }

    private static <T> void check(HouseChapter<T> chapter, House house, Reading reading) {
        house.chapters().get(chapter.key()).ifPresent(value -> chapter.check(value, house, reading));
    }

    /** The texts of each service's folder; what stands elsewhere is reported. */
    private static SortedMap<String, SortedMap<String, String>> folders(CatalogueFiles found, Reading reading) {
        SortedMap<String, SortedMap<String, String>> folders = new TreeMap<>();
        found.texts().forEach((name, text) -> {
            int slash = name.indexOf('/');
            if (slash > 0) {
                folders.computeIfAbsent(name.substring(0, slash), folder -> new TreeMap<>())
                        .put(name.substring(slash + 1), text);
            } else if (!name.equals(HOUSE)) {
                reading.problem(
                        Place.startOf(found.folder() + "/" + name),
                        "only " + HOUSE + " belongs here",
                        "move the file into the folder of its service, or rename it");
            }
        });
        return folders;
    }

    private Optional<Service> service(
            String root, String folder, Map<String, String> texts, HouseDraft common, Reading reading) {
        int before = reading.problemsSoFar();
        var shown = root + "/" + folder + "/";
        Map<String, ServiceFiles.Part> parts = new LinkedHashMap<>();
        texts.forEach((file, text) -> node(shown, file, text, reading)
                .ifPresent(
                        node -> files.forms().get(file).read(node, reading).ifPresent(part -> parts.put(file, part))));
        if (!texts.containsKey(ServiceFiles.SERVICE)) {
            reading.problem(
                    Place.startOf(shown + ServiceFiles.SERVICE),
                    "the file is missing",
                    "write it: " + files.forms().get(ServiceFiles.SERVICE).sample());
        }
        var draft = Optional.ofNullable(parts.get(ServiceFiles.SERVICE)).flatMap(ServiceFiles.Part::service);
        if (draft.isEmpty()) {
            return Optional.empty();
        }
        checkName(draft.get(), folder, reading);
        var runbooks = Optional.ofNullable(parts.get(ServiceFiles.RUNBOOKS)).flatMap(ServiceFiles.Part::runbooks);
        boolean runbooksRead = runbooks.isPresent() || !texts.containsKey(ServiceFiles.RUNBOOKS);
        var whole = reading.rememberAs(draft.get().with(runbooks.orElse(Map.of())), draft.get());
        new ServiceChecks(whole, common, runbooksRead, calls, reading).report();
        return reading.problemsSoFar() == before && common.house().isPresent()
                ? Optional.of(
                        link(whole.finish(), parts.values(), common.house().get(), reading))
                : Optional.empty();
    }

    private Optional<Node> node(String shown, String file, String text, Reading reading) {
        if (files.forms().containsKey(file)) {
            return YamlText.read(shown + file, text, reading);
        }
        var names = List.copyOf(files.forms().keySet());
        var renamed = file.replaceAll("\\.yml$", ".yaml");
        reading.problem(
                Place.startOf(shown + file),
                "no chapter is called so",
                names.contains(renamed) ? "rename it to " + renamed : Suggestion.instead(file, names));
        return Optional.empty();
    }

    private static void checkName(ServiceDraft draft, String folder, Reading reading) {
        draft.name()
                .filter(name -> !name.value().equals(folder))
                .ifPresent(name -> reading.problem(
                        reading.place(name),
                        "service " + name + " stands in the folder " + folder,
                        "give both the same name"));
    }

    private Service link(Service service, Iterable<ServiceFiles.Part> parts, House common, Reading reading) {
        int before = reading.problemsSoFar();
        var linked = service;
        for (var chapter : chapters) {
            for (var part : parts) {
                if (part.chapters().containsKey(chapter)) {
                    linked = link(chapter, part.chapters().get(chapter), linked, common, reading);
                }
            }
        }
        return reading.problemsSoFar() == before ? withCalls(linked, reading) : linked;
    }

    private Service withCalls(Service service, Reading reading) {
        return service.with(service.runbooks().values().stream()
                .filter(runbook -> runbook.family().isEmpty())
                .map(runbook -> new Procedure(withCalls(runbook, service, reading), Map.of()))
                .toList());
    }

    private Runbook withCalls(Runbook runbook, Service service, Reading reading) {
        var steps = runbook.steps().stream()
                .map(step -> {
                    var whole = step;
                    for (var chapter : chapters) {
                        whole = chapter.called(whole, runbook, service, reading);
                    }
                    return whole;
                })
                .toList();
        return runbook.with(steps);
    }

    @SuppressWarnings("unchecked") // the chapter's own form read the value
    private static <T> Service link(Chapter<T> chapter, Object value, Service service, House common, Reading reading) {
        var linked = chapter.link((T) value, service, common, reading);
        return service.with(service.chapters().with(chapter.key(), linked)).with(chapter.procedures(linked, service));
    }
}
