declare module "*.css";
declare module "theme:light";
