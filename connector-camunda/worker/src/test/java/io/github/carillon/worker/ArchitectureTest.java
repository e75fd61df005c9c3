package io.github.carillon.worker;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
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

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;

@AnalyzeClasses(packages = "io.github.carillon.worker", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule knows_no_framework = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta.enterprise..", "jakarta.inject..");

    @ArchTest
    static final ArchRule only_the_rest_package_knows_how_the_engine_is_reached = noClasses()
            .that()
            .resideOutsideOfPackage("..worker.rest..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.camunda..", "org.apache.hc..");

    @ArchTest
    static final ArchRule there_is_one_http_client = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.net.HttpURLConnection.class);

    @ArchTest
    static final ArchRule only_the_worker_as_a_whole_chooses_the_rest = noClasses()
            .that()
            .resideOutsideOfPackages("io.github.carillon.worker", "..worker.rest..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..worker.rest..");

    /** As {@code docs/decisions/external-task-client.md} says; the last one is what the builder hands out. */
    @ArchTest
    static void of_foreign_internals_those_of_the_decision_page_are_used(JavaClasses classes) {
        String client = "org.camunda.bpm.client.";

        assertThat(classes.stream()
                        .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                        .filter(resideInAPackage("..impl..")
                                // whose interface is there
                                .and(not(resideInAPackage("org.apache.hc.client5.http.impl.."))))
                        .map(JavaClass::getName)
                        .distinct())
                .containsExactlyInAnyOrder(
                        client + "impl.EngineClient",
                        client + "impl.EngineClientException",
                        client + "impl.ExternalTaskClientBuilderImpl",
                        client + "impl.ExternalTaskClientLogger",
                        client + "impl.RequestExecutor",
                        client + "interceptor.impl.RequestInterceptorHandler",
                        client + "task.impl.ExternalTaskImpl",
                        client + "task.impl.ExternalTaskServiceImpl",
                        client + "topic.impl.dto.FetchAndLockRequestDto",
                        client + "topic.impl.dto.TopicRequestDto",
                        client + "variable.impl.TypedValueField",
                        client + "variable.impl.TypedValues");
    }

    @ArchTest
    static final ArchRule the_port_knows_nobody_who_uses_it = noClasses()
            .that()
            .resideInAPackage("..worker.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..worker.context..", "..worker.dispatch..", "..worker.rest..", "..worker.executor..");

    @ArchTest
    static final ArchRule executors_know_no_engine = noClasses()
            .that()
            .resideInAPackage("..worker.executor..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..worker.engine..", "..worker.context..", "..worker.dispatch..", "..worker.rest..");

    @ArchTest
    static final ArchRule addresses_are_put_together_in_one_place = noClasses()
            .that()
            .resideOutsideOfPackage("..core.http..")
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
    static final ArchRule no_package_cycles =
            slices().matching("io.github.carillon.worker.(*)..").should().beFreeOfCycles();

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
