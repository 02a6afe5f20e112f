package dev.noema.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Serving and core, which the testkit depends on and which therefore cannot ask it themselves. */
class CoreArchitectureTest implements ArchitectureTest {

    /** The packages of core in the data's order: each uses those before it and serving. */
    private static final List<String> ORDER =
            List.of(
                    "data",
                    "folder",
                    "engine",
                    "onnx",
                    "trace",
                    "spi",
                    "nn",
                    "schedule",
                    "posterior",
                    "prior",
                    "likelihood",
                    "model",
                    "objective",
                    "checkpoint",
                    "training",
                    "config",
                    "export",
                    "report",
                    "wiring",
                    "experiment",
                    "reproduction",
                    "sweep",
                    "evaluation",
                    "generation",
                    "pack",
                    "registry");

    private static final JavaClasses CORE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.noema");

    @Override
    public String root() {
        return "dev.noema";
    }

    @Override
    public int atLeast() {
        return 100;
    }

    @TestFactory
    Stream<DynamicTest> eachPackageUsesOnlyThoseBeforeIt() {
        return IntStream.range(0, ORDER.size() - 1)
                .mapToObj(index -> dynamicTest(ORDER.get(index), () -> usesOnlyThoseBefore(index)));
    }

    @Test
    void everyPackageHasAPlaceInTheOrder() {
        String[] known =
                Stream.concat(ORDER.stream(), Stream.of("serving", "testkit"))
                        .map(CoreArchitectureTest::inside)
                        .toArray(String[]::new);
        classes()
                .should()
                .resideInAnyPackage(known)
                .as("every package of core has a place in ORDER")
                .check(CORE);
    }

    private static void usesOnlyThoseBefore(int index) {
        String[] after =
                ORDER.subList(index + 1, ORDER.size()).stream()
                        .map(CoreArchitectureTest::inside)
                        .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(inside(ORDER.get(index)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(after)
                .allowEmptyShould(true)
                .check(CORE);
    }

    private static String inside(String name) {
        return "dev.noema." + name + "..";
    }
}
