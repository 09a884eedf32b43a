package dev.capstan.workspace;

import com.slack.api.bolt.App;
import java.util.function.Consumer;

/** Everything people do, once more through Socket Mode. */
class ActingOverSocketTest extends ActingTest {
    @Override
    AutoCloseable connect(LocalSlack to, Consumer<App> handlers) throws Exception {
        return SocketApp.connectedTo(to, handlers);
    }
}
