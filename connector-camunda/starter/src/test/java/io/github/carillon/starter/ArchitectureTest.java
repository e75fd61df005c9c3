package io.github.carillon.starter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.github.carillon.starter", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule one_list_alone_knows_the_types_of_connections = noClasses()
            .that()
            .doNotHaveSimpleName("ConnectionTypes")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..core.smtp..",
                    "..core.twilio..",
                    "..core.mailapi..",
                    "..core.webpush..",
                    "..core.fcm..",
                    "..core.apns..");

    @ArchTest
    static final ArchRule the_list_knows_nothing_of_them_but_their_providers = classes()
            .that()
            .haveSimpleName("ConnectionTypes")
            .should()
            .onlyDependOnClassesThat()
            .haveNameMatching("java\\..*|org\\.jspecify\\..*|.*\\.core\\.connection\\.ChannelProviders?|.*Provider"
                    + "|.*\\.ConnectionTypes");

    @ArchTest
    static void the_rules_see_the_classes(JavaClasses classes) {
        assertThat(classes.size()).isGreaterThan(100);
    }
}
