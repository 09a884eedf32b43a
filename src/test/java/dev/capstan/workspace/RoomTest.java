package dev.capstan.workspace;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class RoomTest {
    private final JavaClasses room = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.capstan.workspace");

    @Test
    void the_local_slack_knows_nothing_of_capstan() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.capstan..").and(not(resideInAPackage("dev.capstan.workspace.."))))
                .check(room);
    }

    @Test
    void the_local_slack_is_not_made_of_the_client_it_is_there_to_test() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.slack..")
                .check(room);
    }

    @Test
    void its_packages_stand_on_each_other_without_circles() {
        slices().matching("dev.capstan.workspace.(*)..")
                .should()
                .beFreeOfCycles()
                .check(room);
    }
}
