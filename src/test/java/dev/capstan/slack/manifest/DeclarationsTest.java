package dev.capstan.slack.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.slack.api.bolt.App;
import com.slack.api.methods.MethodsClient;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.capstan.slack.api.SlackApi;
import dev.capstan.slack.api.SlackMethod;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the manifest is made of is what the code does. */
class DeclarationsTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.capstan");

    @Test
    void each_web_api_method_that_is_called_is_declared_and_none_besides() {
        var called = callsTo(MethodsClient.class)
                .map(call -> call.getTarget().getName())
                .filter(name -> !name.equals("getSlackHttpClient"))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
        // The SDK's own sockets ask for their address with it
        called.add("appsconnectionsopen");
        var declared = Arrays.stream(SlackMethod.values())
                .map(method -> method.slackName().replace(".", "").toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(called, declared);
    }

    @Test
    void no_other_client_of_the_sdk_gets_past_the_declarations() {
        var others = code().flatMap(each -> each.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().getName().startsWith("com.slack.api"))
                .filter(call -> Set.of("methodsAsync", "client", "asyncClient", "say", "respond", "callMethod")
                        .contains(call.getTarget().getName()))
                .map(JavaMethodCall::getDescription)
                .toList();
        assertEquals(0, others.size(), others::toString);
    }

    @Test
    void a_method_that_is_not_declared_is_not_called() {
        try (var slack = SlackApi.open("http://127.0.0.1:1/api/", "xoxb-1", Optional.empty())) {
            assertThrows(IllegalStateException.class, () -> slack.methods()
                    .pinsAdd(r -> r.channel("C1").timestamp("1.1")));
        }
    }

    @Test
    void each_event_that_is_heard_is_declared_and_each_that_is_declared_is_heard() {
        var registering = callsTo(App.class)
                .filter(call -> call.getTarget().getName().equals("event"))
                .map(call -> call.getOriginOwner().getSimpleName())
                .collect(Collectors.toSet());
        assertEquals(Set.of("HeardEvent"), registering);
        var front = CODE.get("dev.capstan.slack.listen.SlackFront");
        var declaration = CODE.get("dev.capstan.slack.listen.HeardEvent");
        var heard = front.getFieldAccessesFromSelf().stream()
                .filter(access -> access.getTargetOwner().equals(declaration))
                .map(JavaAccess::getTarget)
                .map(AccessTarget::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        var declared = declaration.getFields().stream()
                .filter(field -> field.getRawType().equals(declaration))
                .map(field -> field.getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(declared, heard);
        assertEquals(declared.size(), CommittedManifest.http().events().size());
    }

    private static Stream<JavaClass> code() {
        return CODE.stream()
                .filter(each -> !each.getPackageName().startsWith("dev.capstan.workspace")
                        && !each.getPackageName().startsWith("dev.capstan.bench"));
    }

    private static Stream<JavaMethodCall> callsTo(Class<?> owner) {
        return code().flatMap(each -> each.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().isAssignableTo(owner));
    }
}
