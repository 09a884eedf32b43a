package dev.capstan.workspace;

import com.slack.api.bolt.App;
import java.util.function.Consumer;

/** Everything done with forms, once more through Socket Mode. */
class FormsOverSocketTest extends FormsTest {
    @Override
    AutoCloseable connect(LocalSlack to, Consumer<App> handlers) throws Exception {
        return SocketApp.connectedTo(to, handlers);
    }
}
