/** Mantine in our measure: small, square, one accent. Colours come from tokens.css, so light and dark need no second list. */
import {
  Button,
  createTheme,
  defaultVariantColorsResolver,
  localStorageColorSchemeManager,
  type MantineColorsTuple,
} from "@mantine/core";

const blue: MantineColorsTuple = [
  "#e8f0f9",
  "#d0e1f2",
  "#a6c6e6",
  "#7fb4ea",
  "#5794cf",
  "#3d80c0",
  "#2b6cb0",
  "#225a96",
  "#1b4a7c",
  "#153a62",
];

export const theme = createTheme({
  fontFamily: "var(--font)",
  headings: { fontFamily: "var(--font)" },
  primaryColor: "blue",
  primaryShade: { light: 6, dark: 3 },
  // What is filled with the accent carries the ink that can be read on it, in light and dark.
  variantColorResolver: (input) =>
    input.variant === "filled"
      ? {
          background: "var(--accent)",
          hover: "var(--accent-ink)",
          color: "var(--on-accent)",
          border: "1px solid transparent",
        }
      : defaultVariantColorsResolver(input),
  colors: { blue },
  defaultRadius: 3,
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "18px" },
  spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: "xs" } }),
  },
});

/** Keeps the choice of light, dark or system under the name that `scheme.js` reads. */
export const schemeManager = localStorageColorSchemeManager({ key: "contingent.scheme" });
