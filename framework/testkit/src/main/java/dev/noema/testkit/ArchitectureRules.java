package dev.noema.testkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** The rules that hold in every module. */
final class ArchitectureRules {

    private static final List<String> MODALITIES = List.of("image", "text", "audio");

    // The packages of their own module, and testkit for their tests.
    private static final String[] BESIDE_CODECS =
            Stream.concat(Stream.of("serving", "testkit", "samples"), MODALITIES.stream())
                    .map(module -> "dev.noema." + module + "..")
                    .toArray(String[]::new);

    static final ArchRule NO_CYCLES =
            slices().matching("(**)").should().beFreeOfCycles().as("packages form no cycle");

    static final ArchRule ONE_PLACE_FOR_THE_ENGINE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.noema.engine..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("ai.djl.pytorch..")
                    .as("only dev.noema.engine uses the PyTorch engine's own classes");

    static final ArchRule ONE_PLACE_FOR_THE_COMMAND_LINE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.noema.cli..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("picocli..")
                    .as("only dev.noema.cli uses picocli");

    static final ArchRule NO_PRINTING =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.noema.cli..")
                    .should(ACCESS_STANDARD_STREAMS)
                    .as("only dev.noema.cli writes to the console");

    static final ArchRule NO_JAVA_UTIL_LOGGING =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("java.util.logging..")
                    .as("logging goes through SLF4J, not java.util.logging");

    static final ArchRule SERVING_STANDS_ALONE =
            noClasses()
                    .that()
                    .resideInAPackage("dev.noema.serving..")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("ai.djl..")
                                    .or(
                                            resideInAPackage("dev.noema..")
                                                    .and(
                                                            resideOutsideOfPackages(
                                                                    "dev.noema.serving.."))))
                    .as("serving uses neither DJL nor the rest of Noema");

    // What a codec uses of its own module may use nothing more than the codec itself.
    static final ArchRule CODECS_NEED_ONLY_SERVING =
            noClasses()
                    .that()
                    .resideInAPackage("..codec..")
                    .should()
                    .transitivelyDependOnClassesThat(
                            resideInAPackage("ai.djl..")
                                    .or(
                                            resideInAPackage("dev.noema..")
                                                    .and(resideOutsideOfPackages(BESIDE_CODECS))))
                    .as("codecs use only serving, so that rendering needs no engine");

    static final List<ArchRule> ALL =
            Stream.concat(
                            Stream.of(
                                    NO_CYCLES,
                                    ONE_PLACE_FOR_THE_ENGINE,
                                    ONE_PLACE_FOR_THE_COMMAND_LINE,
                                    NO_PRINTING,
                                    NO_JAVA_UTIL_LOGGING,
                                    SERVING_STANDS_ALONE,
                                    CODECS_NEED_ONLY_SERVING),
                            MODALITIES.stream().map(ArchitectureRules::standsApart))
                    .map(rule -> rule.allowEmptyShould(true))
                    .toList();

    private ArchitectureRules() {}

    // The framework finds modalities by ServiceLoader and a modality uses no other.
    private static ArchRule standsApart(String modality) {
        String root = "dev.noema." + modality + "..";
        return noClasses()
                .that()
                .resideOutsideOfPackages(root, "dev.noema.samples..")
                .should()
                .dependOnClassesThat(resideInAPackage(root))
                .as("nothing but samples uses dev.noema." + modality);
    }
}
