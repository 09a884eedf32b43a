package dev.capstan;

import dev.capstan.page.Dispatch;
import dev.capstan.page.Outcome;
import dev.capstan.page.Page;
import dev.capstan.page.Page.What;
import dev.capstan.page.PageId;
import dev.capstan.page.Way;
import dev.capstan.page.WayName;
import dev.capstan.settings.EnvironmentSecrets;
import dev.capstan.settings.ProxyAddress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** A page that says nothing but that pages arrive. */
record TestPage(Map<String, String> environment, Clock clock) {

    /** Prints what became of it and says whether it went through. */
    boolean goesThrough(Path commands, String typed, PrintWriter out) {
        var catalogue = Shelf.open(commands);
        var name = new WayName(typed);
        var ways = Way.all(catalogue.now().house());
        if (!ways.containsKey(name)) {
            out.println("capstan.yaml has no way " + typed + (ways.isEmpty() ? "" : ". There are: " + ways.keySet()));
            return false;
        }
        var proxy = ProxyAddress.in(environment, problem -> out.println("HTTPS_PROXY" + problem));
        var dispatch = PageRoom.dispatch(catalogue, new EnvironmentSecrets(environment), proxy, clock);
        boolean through = sent(dispatch, page(name, What.TRIGGER), out);
        return through && (!(ways.get(name) instanceof Way.PagerDuty) || sent(dispatch, page(name, What.RESOLVE), out));
    }

    private static boolean sent(Dispatch dispatch, Page page, PrintWriter out) {
        var what = page.way() + ", " + page.what().toString().toLowerCase(java.util.Locale.ROOT) + ": ";
        return switch (dispatch.once(page)) {
            case Outcome.Sent(var remark) -> {
                out.println(what + "sent" + remark.map(word -> ", but " + word).orElse(""));
                yield true;
            }
            case Outcome.Refused(var why) -> {
                out.println(what + "refused, " + why);
                yield false;
            }
            case Outcome.NotNow(var why, var rest) -> {
                out.println(what + "did not go through, " + why);
                yield false;
            }
        };
    }

    private Page page(WayName way, What what) {
        var now = clock.instant();
        var test = "test-" + now.getEpochSecond();
        return new Page(
                new PageId(test + "." + what.ordinal()),
                way,
                test,
                what,
                "Capstan: a test · 测试",
                "Somebody tried whether pages arrive. Nothing is wrong.\n有人在测试通知能否送达，一切正常。",
                Page.Severity.INFO,
                "capstan",
                test,
                Optional.empty(),
                now);
    }
}
