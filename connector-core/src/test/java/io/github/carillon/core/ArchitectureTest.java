package io.github.carillon.core;

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
import java.time.OffsetDateTime;

@AnalyzeClasses(packages = "io.github.carillon.core", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule knows_neither_camunda_nor_spring = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.camunda..", "org.springframework..", "org.operaton..", "org.cibseven..");

    @ArchTest
    static final ArchRule only_smtp_and_messages_speak_mail = noClasses()
            .that()
            .resideOutsideOfPackages("..core.smtp..", "..core.message..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..");

    @ArchTest
    static final ArchRule only_sms_speaks_twilio = noClasses()
            .that()
            .resideOutsideOfPackage("..core.twilio..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.twilio..");

    @ArchTest
    static final ArchRule only_web_push_encrypts_for_browsers = noClasses()
            .that()
            .resideOutsideOfPackage("..core.webpush..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.zerodeplibs..");

    @ArchTest
    static final ArchRule only_recipients_read_phone_numbers = noClasses()
            .that()
            .resideOutsideOfPackage("..core.recipient..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.i18n..");

    @ArchTest
    static final ArchRule only_http_and_twilio_speak_http = noClasses()
            .that()
            .resideOutsideOfPackages("..core.http..", "..core.twilio..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.hc..");

    @ArchTest
    static final ArchRule only_apns_speaks_by_pushy = noClasses()
            .that()
            .resideOutsideOfPackage("..core.apns..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.eatthepath..", "io.netty..");

    @ArchTest
    static final ArchRule only_aws_speaks_to_amazons_library = noClasses()
            .that()
            .resideOutsideOfPackage("..core.aws..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..");

    /** The others named here read an address that somebody wrote as a whole. */
    @ArchTest
    static final ArchRule addresses_are_put_together_in_one_place = noClasses()
            .that()
            .resideOutsideOfPackage("..core.http..")
            .and()
            .doNotHaveSimpleName("AzureAccount")
            .and()
            .doNotHaveSimpleName("HubNegotiation")
            .and()
            .doNotHaveSimpleName("Notes")
            .and()
            .doNotHaveSimpleName("TwilioTransport")
            .and()
            .doNotHaveSimpleName("UrlValidators")
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
    static final ArchRule only_signalr_opens_web_sockets = noClasses()
            .that()
            .resideOutsideOfPackage("..core.live..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..");

    @ArchTest
    static final ArchRule only_host_names_convert_host_names = noClasses()
            .that()
            .haveNameNotMatching("io\\.github\\.carillon\\.core\\.value\\.HostName(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.net.IDN")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("com.ibm.icu..");

    @ArchTest
    static final ArchRule only_message_renders = noClasses()
            .that()
            .resideOutsideOfPackage("..core.message..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.samskivert..");

    @ArchTest
    static final ArchRule only_the_database_opens_connections = noClasses()
            .that()
            .resideOutsideOfPackage("..core.database..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.zaxxer..", "org.flywaydb..");

    @ArchTest
    static final ArchRule channels_do_not_know_each_other = slices().matching(
                    "..core.(smtp|twilio|mailapi|live|inbox|webpush|fcm|apns|webhook)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule nothing_but_the_outside_knows_a_channel = noClasses()
            .that()
            .resideInAnyPackage(
                    "..core.value..",
                    "..core.recipient..",
                    "..core.message..",
                    "..core.delivery..",
                    "..core.ledger..",
                    "..core.resilience..",
                    "..core.governance..",
                    "..core.http..",
                    "..core.oauth..",
                    "..core.aws..",
                    "..core.tls..",
                    "..core.configuration..",
                    "..core.device..",
                    "..core.push..",
                    "..core.connection..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..core.smtp..",
                    "..core.twilio..",
                    "..core.mailapi..",
                    "..core.live..",
                    "..core.inbox..",
                    "..core.webpush..",
                    "..core.fcm..",
                    "..core.apns..",
                    "..core.webhook..");

    @ArchTest
    static final ArchRule a_channel_is_written_without_knowing_who_decides_whether_it_is_used = noClasses()
            .that()
            .resideOutsideOfPackages("..core.ledger..", "..core.resilience..", "..core.outbox..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..core.ledger..", "..core.resilience..");

    @ArchTest
    static final ArchRule no_package_cycles =
            slices().matching("io.github.carillon.core.(*)..").should().beFreeOfCycles();

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
            // sealed: what it permits is final
            .doNotHaveSimpleName("DatabaseException")
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
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now");

    @ArchTest
    static void the_rules_see_the_classes(JavaClasses classes) {
        assertThat(classes.size()).isGreaterThan(50);
    }
}
