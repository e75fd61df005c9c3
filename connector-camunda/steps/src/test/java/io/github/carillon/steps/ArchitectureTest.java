package io.github.carillon.steps;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;

@AnalyzeClasses(packages = "io.github.carillon.steps", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule knows_no_framework = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta.enterprise..", "jakarta.inject..");

    @ArchTest
    static final ArchRule steps_know_no_engine = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.github.carillon.worker..", "org.camunda..", "org.apache.hc..", "java.net.http..");

    /** The others named here read an address that somebody wrote as a whole. */
    @ArchTest
    static final ArchRule addresses_are_put_together_in_one_place = noClasses()
            .that()
            .resideOutsideOfPackage("..core.http..")
            .and()
            .doNotHaveSimpleName("ListTypes")
            .and()
            .doNotHaveSimpleName("MailExtras")
            .and()
            .doNotHaveSimpleName("MessageTexts")
            .should()
            .callCodeUnitWhere(target(owner(type(URI.class))).and(target(nameMatching("create|resolve|<init>"))));

    @ArchTest
    static final ArchRule texts_are_escaped_for_addresses_in_one_place = noClasses()
            .that()
            .resideOutsideOfPackage("..core.http..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName(URLEncoder.class.getName());

    @ArchTest
    static final ArchRule parameters_know_no_step = noClasses()
            .that()
            .resideInAPackage("..steps.parameter..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.carillon.steps");

    @ArchTest
    static final ArchRule what_sends_knows_no_step = noClasses()
            .that()
            .resideInAnyPackage("..steps.send..", "..steps.content..", "..steps.message..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.carillon.steps")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleName("SendNotification")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleName("SendMessage");

    @ArchTest
    static final ArchRule no_package_cycles =
            slices().matching("io.github.carillon.steps.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_channel_is_built_here = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.mail..",
                    "org.eclipse.angus..",
                    "com.twilio..",
                    "..core.smtp..",
                    "..core.mailapi..",
                    "..core.twilio..",
                    "..core.webpush..",
                    "..core.fcm..",
                    "..core.apns..");

    @ArchTest
    static final ArchRule no_static_state_can_change =
            fields().that(are(modifier(STATIC))).should().beFinal();

    @ArchTest
    static final ArchRule nothing_is_made_to_be_extended = classes()
            .that()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and()
            .areNotAnonymousClasses()
            .and()
            // what all maps have in common that get their values when they are asked
            .doNotHaveSimpleName("LazyMap")
            .should()
            .haveModifier(FINAL);

    @ArchTest
    static final ArchRule only_slf4j_logs = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule nothing_is_printed = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule exceptions_name_what_failed = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

    @ArchTest
    static final ArchRule time_is_a_clock = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now");

    @ArchTest
    static void the_rules_see_the_classes(JavaClasses classes) {
        assertThat(classes.size()).isGreaterThan(40);
    }
}
